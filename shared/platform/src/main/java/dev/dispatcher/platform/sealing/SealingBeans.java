package dev.dispatcher.platform.sealing;

import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.SignedCalls;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/// How a function seals: with KMS where the template names a key, with the secret `SEALING_KEY` elsewhere.
@Factory
final class SealingBeans {

    @Singleton
    Sealing sealing(Settings settings, Secrets secrets, Provider<SignedCalls> aws) {
        return settings.text("SEALING_KMS_KEY")
                .map(key -> Sealing.withKms(aws.get(), key))
                .orElseGet(
                        () -> Sealing.withKey(() -> secrets.named("SEALING_KEY").reveal()));
    }
}
