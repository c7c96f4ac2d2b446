package dev.dispatcher.standins;

import java.time.Instant;

/// One line of the ledger: what was asked, what became of it. `fault` is empty when nothing went wrong by order.
public record Entry(int number, Instant at, Call call, Answer answer, String fault) {

    public boolean isMutating() {
        return call.isMutating();
    }

    /// Whether a change was asked for and made, be it that the caller never heard of it.
    public boolean hasChanged() {
        boolean isHandled = !fault.equals("answered") && !fault.equals("cut");
        return isMutating() && isHandled && answer.status() < 300;
    }

    @Override
    public String toString() {
        var query = call.query().isEmpty() ? "" : "?" + call.query();
        return "%d %s %s%s -> %d %s"
                .formatted(number, call.method(), call.path(), query, answer.status(), fault)
                .strip();
    }
}
