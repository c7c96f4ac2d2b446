package dev.dispatcher.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void letsOneRunnerInAtATime() {
        try (var _ = new Home(folder)) {
            assertThatThrownBy(() -> new Home(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Another Dispatcher is running on %s: stop it, or set DISPATCHER_HOME to another folder."
                                    .formatted(folder));
        }
        new Home(folder).close();
    }

    @Test
    void makesTheAdminTokenOnceAndForItsOwnerAlone() throws IOException {
        try (var home = new Home(folder)) {
            var token = home.adminToken();

            assertThat(token.text()).matches("dsp_[A-Za-z0-9_-]{43}");
            assertThat(home.adminToken()).isEqualTo(token);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin-token"))))
                    .isEqualTo("rw-------");
            assertThat(token.toString()).doesNotContain(token.text());
        }
    }

    @Test
    void saysWhyAFolderCannotBeUsed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Home(file.resolve("home")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("set DISPATCHER_HOME to another one");
    }
}
