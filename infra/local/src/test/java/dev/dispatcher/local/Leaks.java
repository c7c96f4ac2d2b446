package dev.dispatcher.local;

import dev.dispatcher.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Where secrets came out, as `GITLAB_TOKEN in a log line`. The text itself is told with its secret taken out.
final class Leaks {

    private static final int SHOWN = 160;

    /// Kept for us in files of our own, which the next start reads.
    private static final Set<String> KEPT = Set.of("admin-token", "webhook-secret");

    private final Set<String> found = new TreeSet<>();

    Leaks in(String place, Collection<String> texts) {
        for (var text : texts) {
            for (var kind : Kind.in(text)) found.add(kind + " in " + place + ": " + excerpt(text, kind));
        }
        return this;
    }

    private static String excerpt(String text, Kind kind) {
        int at = Math.max(0, text.indexOf(kind.secret) - SHOWN / 2);
        var some = text.substring(at, Math.min(text.length(), at + SHOWN + kind.secret.length()));
        return some.replace(kind.secret, "***").replace('\n', ' ');
    }

    /// Every column of every table, bytes as hex.
    Leaks inTables(TestDatabase database) {
        var owner = database.url() + "?user=postgres";
        var names = Sql.list(owner, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        for (var name : names) in("the table " + name, Sql.list(owner, "SELECT t::text FROM " + name + " t"));
        return this;
    }

    Leaks inFiles(Path home) {
        try (var files = Files.walk(home)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (KEPT.contains(String.valueOf(file.getFileName()))) continue;
                in("the file " + file.getFileName(), Set.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Set<String> found() {
        return found;
    }
}
