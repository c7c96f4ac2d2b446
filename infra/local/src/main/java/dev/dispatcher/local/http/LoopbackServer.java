package dev.dispatcher.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A port that speaks HTTP and that nothing but this machine reaches, with a thread for every request.
public final class LoopbackServer implements AutoCloseable {

    private static final int SECONDS_AT_END = 10;

    static {
        // Else the last bytes of every answer wait 40 ms for Nagle. Read once, when the first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /// Port 0 takes any that is free. Nobody is served yet.
    public LoopbackServer(int port) {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
    }

    public void serve(HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    ExecutorService threads() {
        return threads;
    }

    /// Takes no more requests and lets those that run finish, for a while.
    @Override
    public void close() {
        server.stop(SECONDS_AT_END);
        threads.shutdown();
    }
}
