package dev.dispatcher.webhooks.telegram;

import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// How Telegram's calls are taken.
@Factory
final class TelegramBeans {

    @Singleton
    @Named("telegram")
    HookIntake telegram(HookSecrets secrets, SealedTexts texts, Queues queues) {
        return new HookIntake(new TelegramHooks(secrets, new UpdateSeal(texts)), queues);
    }
}
