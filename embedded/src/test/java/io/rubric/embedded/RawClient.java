package io.rubric.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a client without a library sees of a server. */
final class RawClient {

    private RawClient() {}

    /** The answer as it stands in the protocol, its lines separated by a blank. */
    static String ask(String address, String command) throws IOException {
        URI uri = URI.create(address);
        return ask(InetAddress.getByName(uri.getHost()), uri.getPort(), command);
    }

    static String ask(InetAddress host, int port, String command) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answers.replaceFirst("\\+OK\r\n$", "").strip().replace("\r\n", " ");
        }
    }
}
