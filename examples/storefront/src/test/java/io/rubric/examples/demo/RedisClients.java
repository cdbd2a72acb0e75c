package io.rubric.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a Redis about its clients, who do not notice. */
final class RedisClients implements AutoCloseable {

    private static final String READS = "total_reads_processed:";

    private final Socket socket;
    private final BufferedReader answers;

    RedisClients(String address) throws IOException {
        URI redis = URI.create(address);
        socket = new Socket(redis.getHost(), redis.getPort());
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** What is open. */
    record Open(long connections, long subscriptions) {

        boolean isNothing() {
            return connections == 0 && subscriptions == 0;
        }

        @Override
        public String toString() {
            return "connections " + connections + ", subscriptions " + subscriptions;
        }
    }

    /** What others than we have open. */
    Open open() throws IOException {
        long connections = ask("CLIENT LIST")
                .get(0)
                .lines()
                .filter(line -> line.contains("id="))
                .count();
        long patterns = Long.parseLong(ask("PUBSUB NUMPAT").get(0));
        return new Open(connections - 1, patterns + ask("PUBSUB CHANNELS").size());
    }

    /** How often it has read what clients have sent: a pipeline, however long, is one of them. */
    long reads() throws IOException {
        return ask("INFO stats")
                .get(0)
                .lines()
                .filter(line -> line.startsWith(READS))
                .mapToLong(line -> Long.parseLong(line.substring(READS.length())))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String first = answers.readLine();
        if (!first.startsWith("*")) {
            return List.of(value(first));
        }
        List<String> values = new ArrayList<>();
        for (int left = number(first); left > 0; left--) {
            values.add(value(answers.readLine()));
        }
        return values;
    }

    private String value(String line) throws IOException {
        if (!line.startsWith("$")) {
            return line.substring(1);
        }
        char[] text = new char[number(line) + 2]; // with the end of its line
        int read = 0;
        while (read < text.length) {
            int more = answers.read(text, read, text.length - read);
            if (more < 0) {
                throw new IOException("Redis has closed the connection");
            }
            read += more;
        }
        return new String(text).stripTrailing();
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
