package io.rubric.examples.patterns;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code redis-cli} says: the program itself where {@code -Dredis-cli} names it, else the same words over a socket. */
final class RedisCli {

    private final URI address;
    private final Optional<String> program =
            Optional.ofNullable(System.getProperty("redis-cli")).filter(p -> !p.isBlank());

    RedisCli(String address) {
        this.address = URI.create(address);
    }

    /** The answer, its elements with spaces between them. */
    String say(String... words) {
        try {
            return program.isPresent() ? run(program.get(), words) : ask(words);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String run(String program, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(program, "-h", address.getHost(), "-p", String.valueOf(address.getPort()), "--raw"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.strip().replace("\n", " ");
    }

    private String ask(String... words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append("$" + word.getBytes(StandardCharsets.UTF_8).length + "\r\n" + word + "\r\n");
        }
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
            return answer(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static String answer(InputStream in) throws IOException {
        String line = line(in);
        String rest = line.substring(1);
        if (line.startsWith("*")) {
            List<String> all = new ArrayList<>();
            for (int i = Integer.parseInt(rest); i > 0; i--) {
                all.add(answer(in));
            }
            return String.join(" ", all);
        }
        if (line.startsWith("$")) {
            int length = Integer.parseInt(rest);
            return length < 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8) + line(in);
        }
        return rest;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append(c == '\r' ? "" : (char) c);
        }
        return line.toString();
    }
}
