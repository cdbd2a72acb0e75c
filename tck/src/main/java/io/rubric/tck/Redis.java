package io.rubric.tck;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What Redis holds of this application, for sentences about what is taken away from it. It does not know how the implementation names its keys, only
 * that they have what the application named in them.
 */
public final class Redis implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /** The one of the archive. */
    public Redis() {
        URI address = URI.create(ConfigProvider.getConfig().getValue("rubric.redis.address", String.class));
        try {
            socket = new Socket(address.getHost(), address.getPort());
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (address.getUserInfo() != null) {
            ask("AUTH", address.getUserInfo().substring(address.getUserInfo().indexOf(':') + 1));
        }
    }

    /** Takes away all keys that have this text in them. */
    public static void forget(String part) {
        try (Redis redis = new Redis()) {
            redis.keys(part).forEach(key -> redis.ask("DEL", key));
        }
    }

    /** Puts in the place of all keys that have this text in them what nobody can work with. */
    public static void spoil(String part) {
        try (Redis redis = new Redis()) {
            for (String key : redis.keys(part)) {
                redis.ask("DEL", key);
                redis.ask("XADD", key, "*", "spoilt", "yes");
            }
        }
    }

    /** Breaks all connections on which somebody listens. */
    public static void disconnectSubscribers() {
        try (Redis redis = new Redis()) {
            redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
        }
    }

    /**
     * What Redis answers to a command of somebody else.
     *
     * @param name of a structure, which stands for its key
     * @param arguments that follow the key
     * @return a text, a number, a list, or null
     */
    public static Object command(String command, String name, String... arguments) {
        String prefix = ConfigProvider.getConfig().getValue("rubric.prefix", String.class);
        try (Redis redis = new Redis()) {
            return redis.ask(Stream.concat(Stream.of(command, prefix + ":" + name), Stream.of(arguments))
                    .toArray(String[]::new));
        }
    }

    /** Makes Redis forget all scripts. */
    public static void forgetScripts() {
        try (Redis redis = new Redis()) {
            redis.ask("SCRIPT", "FLUSH");
        }
    }

    /** How many elements sets, lists and the like have together whose keys have this text in them. */
    public static long elements(String part) {
        try (Redis redis = new Redis()) {
            return redis.keys(part).stream().mapToLong(redis::size).sum();
        }
    }

    private long size(String key) {
        String command =
                switch ((String) ask("TYPE", key)) {
                    case "zset" -> "ZCARD";
                    case "set" -> "SCARD";
                    case "list" -> "LLEN";
                    case "hash" -> "HLEN";
                    default -> "";
                };
        return command.isEmpty() ? 0 : (Long) ask(command, key);
    }

    private List<String> keys(String part) {
        String prefix = ConfigProvider.getConfig().getValue("rubric.prefix", String.class);
        return ((List<?>) ask("KEYS", "*" + prefix + "*" + part + "*"))
                .stream().map(String.class::cast).toList();
    }

    private Object ask(String... words) {
        try {
            StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
            for (String word : words) {
                command.append("$" + word.getBytes(StandardCharsets.UTF_8).length + "\r\n" + word + "\r\n");
            }
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> rest.equals("-1") ? null : text(Integer.parseInt(rest));
            case '*' -> all(Integer.parseInt(rest));
            default -> throw new IOException(line);
        };
    }

    private String text(int length) throws IOException {
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        line();
        return text;
    }

    private List<Object> all(int count) throws IOException {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(answer());
        }
        return all;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Redis has closed the connection");
            }
            line.append((char) c);
        }
        in.read();
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
