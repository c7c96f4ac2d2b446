package dev.dispatcher.standins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP side of every stand-in: serves on this machine, lets go wrong what is to go wrong, writes the ledger.
public final class StandInServer implements AutoCloseable {

    private static final Answer NOTHING = Answer.empty(0);
    private static final Logger log = LoggerFactory.getLogger(StandInServer.class);

    static {
        // Else the last bytes of every answer wait 40 ms for Nagle.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults = new Faults();
    private final Ledger ledger;
    private volatile Handler handler = _ -> Answer.empty(503);
    private volatile Predicate<Call> hidden = _ -> false;
    private HttpServer server;

    /// Port 0 takes any that is free.
    public StandInServer(int port, Clock clock) {
        this.ledger = new Ledger(clock);
        this.server = listen(port);
    }

    /// From now on this is what answers.
    public void serve(Handler other) {
        handler = other;
    }

    /// These neither suffer nor are written down: they are ours, and the system we stand in for has nothing like them.
    public void hide(Predicate<Call> calls) {
        hidden = calls;
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public Faults faults() {
        return faults;
    }

    public Ledger ledger() {
        return ledger;
    }

    /// Nobody listens any more: connections are refused.
    public synchronized void down() {
        server.stop(0);
    }

    /// Listens again where it did.
    public synchronized void up() {
        server = listen(port());
    }

    private synchronized int port() {
        return server.getAddress().getPort();
    }

    private HttpServer listen(int port) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::serve);
            listening.start();
            return listening;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            var call = Call.of(exchange);
            if (hidden.test(call)) {
                handled(call).send(exchange);
                return;
            }
            var fault = faults.of(call);
            switch (fault) {
                case Fault.None _ -> written(call, handled(call), fault).send(exchange);
                case Fault.Answered(var answer) -> written(call, answer, fault).send(exchange);
                case Fault.Cut _ -> written(call, NOTHING, fault);
                case Fault.Lost _ -> written(call, handled(call), fault);
                case Fault.Slow(var delay) -> {
                    var answer = written(call, handled(call), fault);
                    wait(delay);
                    answer.send(exchange);
                }
                case Fault.Altered(var alteration) ->
                    written(call, alteration.apply(handled(call)), fault).send(exchange);
            }
        } catch (IOException gone) {
            log.debug("a caller went away", gone);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer handled(Call call) {
        try {
            return handler.answer(call);
        } catch (RuntimeException bug) {
            log.error("{} {}", call.method(), call.path(), bug);
            return Answer.text(500, bug.toString());
        }
    }

    private Answer written(Call call, Answer answer, Fault fault) {
        ledger.write(call, answer, fault.word());
        return answer;
    }

    private static void wait(Duration delay) throws InterruptedException {
        Thread.sleep(delay);
    }

    @Override
    public synchronized void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
