package dev.dispatcher.platform;

import io.micronaut.crac.OrderedResource;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.crac.Context;
import org.crac.Resource;

/// Keeps secrets out of snapshots, and has them read again afterwards. Asks for them late: Micronaut makes this bean
/// at every start, and what it held would be made with it.
@Singleton
final class SecretsInSnapshots implements OrderedResource {

    private final Provider<Secrets> secrets;

    SecretsInSnapshots(Provider<Secrets> secrets) {
        this.secrets = secrets;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        secrets.get().forget();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        secrets.get().forget();
    }
}
