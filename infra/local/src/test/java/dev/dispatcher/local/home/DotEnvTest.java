package dev.dispatcher.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatPeopleWriteIntoSuchFiles() throws IOException {
        var file = write("""
                # settings
                PLAIN=value
                 export EXPORTED = spaced out   # said in passing
                QUOTED="two words # and a hash" # comment
                SINGLE='as $is \\n'
                ESCAPED="line\\nbreak \\"quoted\\" back\\\\slash"
                HASH=a#b
                EQUALS=a=b
                EMPTY=
                """);

        assertThat(DotEnv.read(file))
                .isEqualTo(Map.of(
                        "PLAIN", "value",
                        "EXPORTED", "spaced out",
                        "QUOTED", "two words # and a hash",
                        "SINGLE", "as $is \\n",
                        "ESCAPED", "line\nbreak \"quoted\" back\\slash",
                        "HASH", "a#b",
                        "EQUALS", "a=b",
                        "EMPTY", ""));
    }

    @Test
    void isContentWithoutAFile() {
        assertThat(DotEnv.read(folder.resolve(".env"))).isEmpty();
    }

    @Test
    void namesTheLineItCannotReadWithoutShowingIt() throws IOException {
        var file = write("A=1\nTOKEN \"secret\n");

        assertThatThrownBy(() -> DotEnv.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessage("Line 2 of " + file + " is not NAME=value.");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve(".env"), text);
    }
}
