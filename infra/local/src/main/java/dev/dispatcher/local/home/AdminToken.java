package dev.dispatcher.local.home;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The token of whoever runs this machine, and the file it is in.
public record AdminToken(String text, Path file) {

    private static final int RANDOM_BYTES = 32;

    static AdminToken in(Path file) {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var token = "dsp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new AdminToken(SecretFile.in(file, token), file);
    }

    /// Without the token: this ends up in logs.
    @Override
    public String toString() {
        return "the token in " + file;
    }
}
