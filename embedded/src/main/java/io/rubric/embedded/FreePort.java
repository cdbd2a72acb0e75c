package io.rubric.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of 127.0.0.1 that nobody listens on. Another process may take it before the caller does. */
final class FreePort {

    /** Not {@link InetAddress#getLoopbackAddress()}, which may be the one of IPv6. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private FreePort() {}

    static int find() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Launcher.failure("there is no free port on " + ServerProcess.HOST, e);
        }
    }
}
