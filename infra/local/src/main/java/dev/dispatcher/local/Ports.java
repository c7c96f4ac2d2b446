package dev.dispatcher.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports we want, looked at before anything starts to need them.
public final class Ports {

    private Ports() {}

    /// Port 0, any that is free, is always there.
    public static void require(String variable, int port) {
        if (port == 0) return;
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException _) {
            throw new CannotStart(
                    "Port %d is taken: stop what uses it, or set %s to another port.".formatted(port, variable));
        }
    }
}
