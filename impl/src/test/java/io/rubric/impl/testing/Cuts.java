package io.rubric.impl.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Has Redis cut connections of its clients: all that send commands, all that listen, or any one. */
public final class Cuts {

    private static final Pattern CLIENT = Pattern.compile("id=(\\d+) [^\n]*cmd=(?!client)");
    private static final Pattern NUMBER = Pattern.compile(":(\\d+)");

    private final URI server;

    public Cuts(String address) {
        this.server = URI.create(address);
    }

    /** False if there was nothing to cut. */
    public boolean some(Random random) throws IOException {
        return switch (random.nextInt(3)) {
            case 0 -> kill("TYPE normal");
            case 1 -> kill("TYPE pubsub");
            default -> {
                List<MatchResult> clients =
                        CLIENT.matcher(ask("CLIENT LIST")).results().toList();
                yield !clients.isEmpty()
                        && kill("ID "
                                + clients.get(random.nextInt(clients.size())).group(1));
            }
        };
    }

    /** All of a kind: {@code TYPE normal}, {@code TYPE pubsub}, or one: {@code ID 7}. False if there was nothing to cut. */
    public boolean kill(String which) throws IOException {
        return NUMBER.matcher(ask("CLIENT KILL " + which + " SKIPME yes"))
                .results()
                .anyMatch(number -> Integer.parseInt(number.group(1)) > 0);
    }

    /** What Redis answers to a command. */
    public String ask(String command) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
