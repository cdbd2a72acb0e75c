package io.rubric.impl.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A Lua script that lies as a resource beside the class that uses it. Redisson sends its digest and loads it where it is missing. */
public final class Script {

    private Script() {}

    /** The text of a script; of several, one after the other: what goes before defines what the last one uses. */
    public static String load(Class<?> user, String... names) {
        return Arrays.stream(names).map(name -> read(user, name)).collect(Collectors.joining("\n"));
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
