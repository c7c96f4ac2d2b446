package dev.dispatcher.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/// A secret of this home, and the file it is in.
final class SecretFile {

    private static final int RANDOM_BYTES = 32;

    private SecretFile() {}

    static String in(Path file) {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return in(file, Base64.getEncoder().encodeToString(random));
    }

    /// What the file holds; if there is none, `fresh` from now on.
    static String in(Path file, String fresh) {
        try {
            if (Files.notExists(file)) write(file, fresh);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String secret) throws IOException {
        var ownerOnly = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        // Whole or not at all: half a secret from a killed process would lock everybody out for good.
        var draft =
                Files.createTempFile(file.getParent(), "secret", "", PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(draft, secret + "\n");
        Files.move(draft, file);
    }
}
