package dev.dispatcher.standins;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// What is to go wrong: `faults.on("POST", "**/trigger/pipeline").times(3).losesTheAnswer()`. The first rule that fits
/// a call decides about it.
public final class Faults {

    private static final int TOO_MANY_REQUESTS = 429;

    private final List<Function<Call, Fault>> rules = new CopyOnWriteArrayList<>();

    /// For calls of this verb (`*` is any) to a path of this shape: `*` is one segment, `**` any number of them.
    public Rule on(String method, String path) {
        return on(call -> (method.equals("*") || method.equals(call.method())) && Glob.fits(path, call.path()));
    }

    public Rule on(Predicate<Call> calls) {
        return new Rule(calls);
    }

    /// Nothing goes wrong any more.
    public void clear() {
        rules.clear();
    }

    Fault of(Call call) {
        for (var rule : rules) {
            var fault = rule.apply(call);
            if (!(fault instanceof Fault.None)) return fault;
        }
        return new Fault.None();
    }

    /// Which calls; what happens to them is said last, and puts the rule into force.
    public final class Rule {

        private final Predicate<Call> calls;

        private Rule(Predicate<Call> calls) {
            this.calls = calls;
        }

        /// Only the next so many.
        public Rule times(int count) {
            var left = new AtomicInteger(count);
            return new Rule(call -> calls.test(call) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
        }

        /// Not the first so many.
        public Rule after(int count) {
            var left = new AtomicInteger(count);
            return new Rule(call -> calls.test(call) && left.getAndUpdate(n -> Math.max(0, n - 1)) == 0);
        }

        /// Each with this probability.
        public Rule randomly(RandomGenerator random, double probability) {
            return new Rule(call -> calls.test(call) && random.nextDouble() < probability);
        }

        public void answers(int status) {
            answers(Answer.text(status, ""));
        }

        public void answers(Answer answer) {
            suffers(new Fault.Answered(answer));
        }

        public void rateLimits(Duration retryAfter) {
            answers(Answer.text(TOO_MANY_REQUESTS, "Retry later\n")
                    .with("Retry-After", String.valueOf(retryAfter.toSeconds())));
        }

        public void cutsTheConnection() {
            suffers(new Fault.Cut());
        }

        public void losesTheAnswer() {
            suffers(new Fault.Lost());
        }

        public void answersAfter(Duration delay) {
            suffers(new Fault.Slow(delay));
        }

        public void altersTheAnswer(UnaryOperator<Answer> alteration) {
            suffers(new Fault.Altered(alteration));
        }

        public void suffers(Fault fault) {
            rules.add(call -> calls.test(call) ? fault : new Fault.None());
        }

        /// One of these, drawn for each call.
        public void suffersOneOf(RandomGenerator random, List<Fault> choice) {
            rules.add(call -> calls.test(call) ? choice.get(random.nextInt(choice.size())) : new Fault.None());
        }
    }
}
