package dev.dispatcher.functions.api.orders;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.functions.api.edge.Problem;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.TakenOrder;
import dev.dispatcher.orders.intake.Arrival;
import dev.dispatcher.orders.intake.OrderIntake;
import dev.dispatcher.orders.quarantine.Quarantine;
import dev.dispatcher.orders.quarantine.Refusal;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Takes orders in that come over HTTP: whoever sends one is told at once what is wrong with it, and sends it again.
@Singleton
final class Taking {

    private final OrderIntake intake;
    private final Quarantine quarantine;
    private final Ids ids;

    Taking(OrderIntake intake, Quarantine quarantine, Ids ids) {
        this.intake = intake;
        this.quarantine = quarantine;
        this.ids = ids;
    }

    /// Leaves a transaction that shall not leave anything behind.
    private static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        private NotTaken(Refusal refusal) {
            super(refusal.kind().word(), null, false, false);
            this.refusal = refusal;
        }
    }

    /// What a request does.
    @FunctionalInterface
    interface Request<T> {
        T run();
    }

    Answer take(String text) {
        return answer(intake.take(new Arrival(text, Source.HTTP)));
    }

    /// Tells what is wrong, once nothing of it is stored; if it shall be kept, in quarantine.
    <T> T refusing(String text, boolean keeps, Request<T> request) {
        try {
            return request.run();
        } catch (NotTaken notTaken) {
            if (keeps) quarantine.keep(Source.HTTP, "http-" + ids.next(), text, notTaken.refusal);
            throw new Refused(problem(notTaken.refusal));
        }
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Accepted(var order) -> answer(HttpStatus.CREATED, "accepted", order);
            case Duplicate(var order) -> answer(HttpStatus.OK, "duplicate", order);
            case Conflict _, Invalid _, Unparseable _ ->
                throw new NotTaken(Refusal.of(outcome).orElseThrow());
        };
    }

    private static Answer answer(HttpStatus status, String outcome, TakenOrder order) {
        return new Answer(status.getCode(), Json.write(TakenAnswer.of(outcome, order)));
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal.kind()) {
            case CONFLICT -> problem(409, "conflict", "There is an order of this id with another content.", refusal);
            case UNPARSEABLE -> problem(400, "malformed_json", sentence(refusal.problems()), refusal);
            case INVALID -> problem(422, "invalid_order", sentence(refusal.problems()), refusal);
        };
    }

    private static Problem problem(int status, String code, String sentence, Refusal refusal) {
        return new Problem(status, code, sentence, refusal.problems(), Map.of());
    }

    private static String sentence(List<Finding> problems) {
        var first = problems.getFirst();
        var subject = first.pointer().isEmpty() ? "The body " : first.pointer() + " ";
        var sentence = first.message().startsWith("The body") ? first.message() : subject + first.message();
        return problems.size() == 1 ? sentence : "%s There are %d problems.".formatted(sentence, problems.size());
    }
}
