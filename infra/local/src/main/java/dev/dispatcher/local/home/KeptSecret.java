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

/// A random secret in a file that only its owner can read. Made once.
final class KeptSecret {

    private static final int RANDOM_BYTES = 32;

    private KeptSecret() {}

    static String in(Path file, String prefix) {
        try {
            if (Files.notExists(file)) write(file, prefix);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String prefix) throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var secret = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var ownerOnly = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        // Whole or not at all: half a secret from a killed process would lock everybody out for good.
        var draft =
                Files.createTempFile(file.getParent(), "secret", "", PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(draft, secret + "\n");
        Files.move(draft, file);
    }
}
