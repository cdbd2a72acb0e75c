package io.rubric.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** How often a Redis has read what its clients have sent: a pipeline, however long, is one of them. */
final class RedisReads {

    private static final String NAME = "total_reads_processed:";

    private RedisReads() {}

    static long of(String address) throws IOException {
        URI redis = URI.create(address);
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write("INFO stats\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = answer.readLine();
            while (!line.startsWith(NAME)) {
                line = answer.readLine();
            }
            return Long.parseLong(line.substring(NAME.length()));
        }
    }
}
