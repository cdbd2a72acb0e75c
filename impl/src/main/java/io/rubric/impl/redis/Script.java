package io.rubric.impl.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A Lua script, and what Redis knows it by. */
public final class Script {

    private final String text;
    private final String digest;

    /** A script whose text is at hand. */
    public Script(String text) {
        this.text = text;
        this.digest = sha1(text);
    }

    /** A script; of several files, one after the other: what goes before defines what the last one uses. */
    public static Script load(Class<?> user, String... names) {
        return new Script(Arrays.stream(names).map(name -> read(user, name)).collect(Collectors.joining("\n")));
    }

    /** The script itself. */
    public String text() {
        return text;
    }

    /** What Redis knows it by. */
    String digest() {
        return digest;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String read(Class<?> user, String name) {
        try (InputStream in = user.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no script " + name + " beside " + user.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
