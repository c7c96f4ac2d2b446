package dev.dispatcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A stretch of network before a server, which can be cut and mended. It counts who came.
public final class CuttableProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger knocks = new AtomicInteger();
    private final AtomicInteger toTurnAway = new AtomicInteger();
    private volatile boolean cut;

    public CuttableProxy(int target) {
        this.target = target;
        try {
            this.entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /// What is connected breaks off, and who comes is turned away.
    public void cut() {
        cut = true;
        open.forEach(CuttableProxy::shut);
    }

    public void mend() {
        cut = false;
    }

    /// The next few who come are turned away, like by a server that is still starting.
    public void turnAway(int guests) {
        toTurnAway.set(guests);
    }

    /// How many came, those turned away included.
    public int knocks() {
        return knocks.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                knocks.incrementAndGet();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // closed, or the client is gone already
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(server);
            if (cut || toTurnAway.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) return;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
            open.remove(server);
        } catch (IOException _) {
            // nobody there: the client sees its connection end
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // either end broke off
        } finally {
            shut(from);
            shut(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
