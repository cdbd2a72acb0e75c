package io.rubric.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what clients send but to keep a connection alive. The statistics of Redis count that together with what scripts call. */
public final class Monitor implements AutoCloseable {

    private static final Pattern SENT = Pattern.compile("\\+[0-9.]+ \\[\\d+ (?!lua)[^]]*] \"(?!PING)(\\w+)\".*");

    private final Socket socket;
    private final BufferedReader lines;
    private final CompletableFuture<Map<String, Integer>> counted;

    public Monitor(String address, String last) throws IOException {
        URI redis = URI.create(address);
        socket = new Socket(redis.getHost(), redis.getPort());
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.ISO_8859_1));
        lines.readLine(); // OK
        counted = CompletableFuture.supplyAsync(() -> count(last));
    }

    /** Commands by name, when the last one has come. */
    public Map<String, Integer> counted() {
        return counted.join();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Map<String, Integer> count(String last) {
        Map<String, Integer> commands = new TreeMap<>();
        try {
            for (String line = lines.readLine(); line != null && !line.contains(last); line = lines.readLine()) {
                Matcher sent = SENT.matcher(line);
                if (sent.matches()) {
                    commands.merge(sent.group(1).toLowerCase(Locale.ROOT), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Redis does not tell any more what it is sent", e);
        }
        return commands;
    }
}
