package dev.dispatcher.functions.schemamigration;

import dev.dispatcher.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a real database that hangs up on the first who knock, like an instance that is still starting.
final class LateDoor implements AutoCloseable {

    private static final int TURNED_AWAY = 2;

    private final TestDatabase database;
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger knocks = new AtomicInteger();

    LateDoor(TestDatabase database) throws IOException {
        this.database = database;
        Thread.ofVirtual().start(this::serve);
    }

    TestDatabase database() {
        return database;
    }

    int port() {
        return socket.getLocalPort();
    }

    int knocks() {
        return knocks.get();
    }

    private void serve() {
        try {
            while (true) {
                var inside = socket.accept();
                if (knocks.incrementAndGet() <= TURNED_AWAY) inside.close();
                else Thread.ofVirtual().start(() -> join(inside));
            }
        } catch (IOException _) {
            // closed at the end of the test
        }
    }

    private void join(Socket inside) {
        try (inside;
                var outside = new Socket(InetAddress.getLoopbackAddress(), database.port())) {
            Thread.ofVirtual().start(() -> pump(outside, inside));
            pump(inside, outside);
        } catch (IOException _) {
            // one side hung up
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // one side hung up
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
