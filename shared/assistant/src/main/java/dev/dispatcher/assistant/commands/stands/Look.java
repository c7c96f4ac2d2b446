package dev.dispatcher.assistant.commands.stands;

import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.people.Language;
import dev.dispatcher.stands.StandStatus;
import java.util.Locale;

/// How a status of a stand, or a state of a step, looks in a chat.
final class Look {

    private Look() {}

    static String sign(StandStatus status) {
        return switch (status) {
            case QUEUED -> "🕓";
            case PREPARING, RUNNING, STOPPING, DELETING -> "⏳";
            case READY -> "🟢";
            case DEGRADED -> "🟠";
            case FAILED, LEAKING -> "🔴";
            case STOPPED -> "⏸";
            case GONE -> "⚫";
        };
    }

    static String word(StandStatus status, Language language) {
        var phrase =
                switch (status) {
                    case QUEUED -> StandWords.QUEUED;
                    case PREPARING -> StandWords.PREPARING;
                    case RUNNING -> StandWords.RUNNING;
                    case READY -> StandWords.READY;
                    case DEGRADED -> StandWords.DEGRADED;
                    case FAILED -> StandWords.FAILED;
                    case STOPPING -> StandWords.STOPPING;
                    case STOPPED -> StandWords.STOPPED;
                    case DELETING -> StandWords.DELETING;
                    case LEAKING -> StandWords.LEAKING;
                    case GONE -> StandWords.WAS_DELETED;
                };
        return phrase.plain(language);
    }

    static StandStatus status(String word) {
        return StandStatus.of(word).orElseThrow();
    }

    /// Of a step, by the word the shelf has for its state.
    static String step(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "success" -> "✅";
            case "failed", "timed_out" -> "❌";
            case "canceled" -> "🚫";
            case "running" -> "⏳";
            case "skipped" -> "⏭";
            default -> "▫️";
        };
    }
}
