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

/// The token of whoever runs this machine, and the file it is in.
public record AdminToken(String text, Path file) {

    private static final int RANDOM_BYTES = 32;

    static AdminToken in(Path file) {
        try {
            if (Files.notExists(file)) write(file);
            return new AdminToken(Files.readString(file).strip(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var token = "dsp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var ownerOnly = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        // Whole or not at all: half a token from a killed process would lock everybody out for good.
        var draft =
                Files.createTempFile(file.getParent(), "token", "", PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(draft, token + "\n");
        Files.move(draft, file);
    }

    /// Without the token: this ends up in logs.
    @Override
    public String toString() {
        return "the token in " + file;
    }
}
