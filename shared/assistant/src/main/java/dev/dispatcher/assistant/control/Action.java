package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Row;
import dev.dispatcher.people.Place;
import org.jspecify.annotations.Nullable;

/// What one button stands for, whoever made it. `allowedUser` is null where the forge alone decides who may.
public record Action(
        String id, Step step, Offer offer, @Nullable Long allowedUser, boolean isUsed, boolean isLate) {

    /// Whether it asks, or answers.
    public enum Step {
        OFFER,
        CONFIRM,
        CANCEL;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Action of(Row row) {
        var offer = new Offer(
                Act.of(row.text("act")),
                new Place(row.big("chat_id"), row.numberOrNull("thread")),
                row.text("card"),
                Provider.of(row.text("provider")).orElseThrow(),
                row.text("instance"),
                row.text("project"),
                row.text("number"),
                row.text("sha"));
        long allowed = row.big("allowed_user");
        return new Action(
                row.text("id"),
                Step.valueOf(row.text("step").toUpperCase(java.util.Locale.ROOT)),
                offer,
                allowed == 0 ? null : Long.valueOf(allowed),
                row.flag("is_used"),
                row.flag("is_late"));
    }

    boolean isFor(long user) {
        return allowedUser == null || allowedUser == user;
    }
}
