package io.rubric.impl.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions that may be stored: of exactly these classes, as the name of the class and the message. What is read is looked up among them, so no stored name ever loads a
 * class.
 */
public final class CachedExceptions {

    /** Without any. */
    public static final CachedExceptions NONE = new CachedExceptions(Map.of());

    private static final String NO_MESSAGE = "-";
    private static final String MESSAGE = "+";

    private final Map<String, MethodHandle> makers;

    private CachedExceptions(Map<String, MethodHandle> makers) {
        this.makers = makers;
    }

    /**
     * The exceptions of these classes.
     *
     * @throws IllegalArgumentException whose message names a class that has no public constructor with a message or without parameters
     */
    @SafeVarargs
    public static CachedExceptions of(Class<? extends Throwable>... types) {
        Map<String, MethodHandle> makers = new TreeMap<>();
        for (Class<? extends Throwable> type : types) {
            makers.put(
                    type.getName(),
                    constructor(type, String.class)
                            .or(() ->
                                    constructor(type).map(maker -> MethodHandles.dropArguments(maker, 0, String.class)))
                            .map(maker -> maker.asType(MethodType.methodType(Throwable.class, String.class)))
                            .filter(maker -> !Modifier.isAbstract(type.getModifiers()))
                            .orElseThrow(() -> new IllegalArgumentException(type.getName())));
        }
        return new CachedExceptions(Map.copyOf(makers));
    }

    /** The stored form; null if it is not one of these. */
    byte @Nullable [] encode(Throwable error) {
        if (!makers.containsKey(error.getClass().getName())) {
            return null;
        }
        String message = error.getMessage();
        String text = error.getClass().getName() + "\n" + (message == null ? NO_MESSAGE : MESSAGE + message);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A new exception with the stack trace of the calling thread; null if what is stored is none of these. */
    @Nullable
    Throwable decode(byte[] stored) {
        String[] parts = new String(stored, StandardCharsets.UTF_8).split("\n", 2);
        MethodHandle maker = makers.get(parts[0]);
        if (maker == null || parts.length < 2 || parts[1].isEmpty()) {
            return null;
        }
        String message = parts[1].startsWith(MESSAGE) ? parts[1].substring(1) : null;
        try {
            return (Throwable) maker.invokeExact(message);
        } catch (Throwable e) { // the constructor's own, which takes other messages than it gives
            return null;
        }
    }

    private static Optional<MethodHandle> constructor(Class<?> type, Class<?>... parameters) {
        try {
            return Optional.of(
                    MethodHandles.publicLookup().findConstructor(type, MethodType.methodType(void.class, parameters)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
