package dev.dispatcher.local.home;

import java.nio.file.Path;

/// The token of whoever runs this machine, and the file it is in.
public record AdminToken(String text, Path file) {

    static AdminToken in(Path file) {
        return new AdminToken(KeptSecret.in(file, "dsp_"), file);
    }

    /// Without the token: this ends up in logs.
    @Override
    public String toString() {
        return "the token in " + file;
    }
}
