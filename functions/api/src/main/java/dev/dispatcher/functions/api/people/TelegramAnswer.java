package dev.dispatcher.functions.api.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the bot is connected.
@Schema(name = "TelegramConnection")
record TelegramAnswer(
        @Schema(description = "The name of the bot, without @.")
        String bot,

        @Schema(description = "Where updates are brought; null when they are fetched.") @Nullable
        String url,

        List<String> updates) {}
