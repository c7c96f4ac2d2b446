package dev.dispatcher.scriptrunner.system;

import org.jspecify.annotations.Nullable;

/// How a process ended: with a code or by a signal, one of the two.
public record ExitStatus(@Nullable Integer code, @Nullable Integer signal) {

    static ExitStatus of(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? new ExitStatus((status >> 8) & 0xff, null) : new ExitStatus(null, signal);
    }
}
