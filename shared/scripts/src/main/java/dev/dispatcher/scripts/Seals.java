package dev.dispatcher.scripts;

import dev.dispatcher.platform.sealing.EnvironmentBlock;
import dev.dispatcher.platform.sealing.Sealing;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Closes environments before they are stored: for the command, or for the one run that will be given them. Calls the
/// key's keeper, so never inside a transaction; throws `RemoteFailure` when that is out of reach.
@Singleton
public final class Seals {

    private final Sealing sealing;

    public Seals(Sealing sealing) {
        this.sealing = sealing;
    }

    /// Null for no variables: what is not there need not be sealed.
    public byte @Nullable [] close(UUID owner, Environment environment) {
        return environment.isEmpty() ? null : sealing.seal(owner, EnvironmentBlock.write(environment.variables()));
    }

    public Environment open(UUID owner, byte @Nullable [] sealed) {
        return sealed == null ? Environment.NONE : new Environment(EnvironmentBlock.read(sealing.open(owner, sealed)));
    }
}
