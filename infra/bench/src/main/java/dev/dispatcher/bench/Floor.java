package dev.dispatcher.bench;

import dev.dispatcher.bench.Life.Beside;
import dev.dispatcher.bench.Life.Subject;
import dev.dispatcher.sandbox.DrivenFunction;
import dev.dispatcher.sandbox.DrivenFunction.Terms;
import dev.dispatcher.sandbox.FunctionFolder;
import java.time.Duration;
import java.util.Map;

/// The bare handler, kept warm to be measured beside everybody else, and a bare send.
final class Floor implements Beside, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FunctionFolder folder = BareHandler.deployed();
    private final Subject subject;
    private final DrivenFunction running;
    private Samples init = new Samples();
    private Samples warm = new Samples();
    private Samples sends = new Samples();
    private final BareQueue queue;

    Floor(Errands errands, BareQueue queue) {
        this.queue = queue;
        var handler = BareHandler.class.getName();
        this.subject = new Subject(
                "bare POJO handler",
                folder,
                new Terms(handler, Map.of(), false, TIMEOUT),
                new Terms(handler, Map.of(), true, TIMEOUT),
                () -> errands.next("bare"),
                () -> errands.next("bare"));
        this.running = new DrivenFunction(folder, subject.cold());
        running.untilReady();
    }

    Subject subject() {
        return subject;
    }

    void forget() {
        init = new Samples();
        warm = new Samples();
        sends = new Samples();
    }

    @Override
    public void start() {
        init.add(subject.start());
    }

    @Override
    public void ask() {
        warm.add(subject.ask(running, subject.next()));
        sends.add(queue.send());
    }

    /// How many times as long a start of this function takes.
    double startsIn(Life life) {
        return life.init().median() / init.median();
    }

    /// How many times as long a request takes, what Postgres does for it left out.
    double requestsIn(Life life) {
        return (life.warm().median() - life.sqlMillis()) / warm.median();
    }

    /// What the queue takes of a request, if nothing but the JDK sends.
    double queueMillis(Life life) {
        return life.sends() * sends.median();
    }

    /// The same as `requestsIn`, with that left out as well.
    double requestsWithoutQueueIn(Life life) {
        return (life.warm().median() - life.sqlMillis() - queueMillis(life)) / warm.median();
    }

    @Override
    public void close() {
        running.close();
        folder.close();
    }
}
