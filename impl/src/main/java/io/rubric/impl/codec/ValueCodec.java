package io.rubric.impl.codec;

import io.rubric.impl.Rarely;
import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a method's results: a header of ten bytes (form, kind, fingerprint of the type) and the JSON. A header that does not
 * fit makes the whole a miss.
 */
public final class ValueCodec {

    private static final byte FORM = 1;
    private static final byte NULL = 'N';
    private static final byte EMPTY = 'E';
    private static final byte VALUE = 'V';
    private static final byte EXCEPTION = 'X';
    private static final int HEADER = 2 + Long.BYTES;

    private final Rarely unreadable = new Rarely(System.getLogger(ValueCodec.class.getName()));
    private final JsonCodec json;
    private final Type type;
    private final boolean optional;
    private final boolean primitive;
    private final long fingerprint;
    private final CachedExceptions exceptions;

    /**
     * @param type what the method returns, or the stage that it returns completes with
     * @param exceptions that are stored, too
     */
    public ValueCodec(JsonCodec json, Type type, CachedExceptions exceptions) {
        this.json = json;
        this.exceptions = exceptions;
        this.optional = Types.raw(type) == Optional.class;
        this.primitive = Types.raw(type).isPrimitive();
        this.type = optional ? Types.argument(type, Optional.class) : Types.boxed(type);
        this.fingerprint = Fingerprint.of(Types.boxed(type)); // int and Integer share
    }

    /** The stored form of a value, which may be null. */
    public byte[] encode(@Nullable Object value) {
        if (value == null) {
            return header(NULL, 0).array();
        }
        Object content = optional ? ((Optional<?>) value).orElse(null) : value;
        if (content == null) {
            return header(EMPTY, 0).array();
        }
        byte[] text = json.encode(content, type);
        return header(VALUE, text.length).put(text).array();
    }

    /** The stored form of an exception; null if it is not one that is stored. */
    public byte @Nullable [] encodeFailure(Throwable error) {
        byte[] content = exceptions.encode(error);
        return content == null
                ? null
                : header(EXCEPTION, content.length).put(content).array();
    }

    /** Reads a stored form; empty if it is not one of this type, whatever it is. */
    public Optional<Stored> decode(byte @Nullable [] stored) {
        return decode(stored, 0);
    }

    /** Reads a stored form that begins at a place in other bytes, and ends with them. */
    public Optional<Stored> decode(byte @Nullable [] stored, int from) {
        if (stored == null || stored.length < from + HEADER) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored, from, HEADER);
        byte form = buffer.get();
        byte kind = buffer.get();
        if (form != FORM || buffer.getLong() != fingerprint) {
            return Optional.empty();
        }
        return switch (kind) {
            case NULL -> primitive ? Optional.empty() : Optional.of(new Stored(null, null));
            case EMPTY -> optional ? Optional.of(new Stored(Optional.empty(), null)) : Optional.empty();
            case EXCEPTION -> failure(Arrays.copyOfRange(stored, from + HEADER, stored.length));
            case VALUE -> content(stored, from + HEADER);
            default -> Optional.empty();
        };
    }

    private Optional<Stored> content(byte[] stored, int from) {
        try {
            Object content = json.decode(stored, from, type);
            if (content == null) {
                return Optional.empty();
            }
            return Optional.of(new Stored(optional ? Optional.of(content) : content, null));
        } catch (RuntimeException | StackOverflowError e) {
            // Somebody else's bytes, deeper nested than any value of ours, or a class that JSON-B writes but cannot
            // read.
            unreadable.warn(
                    () -> "What is stored as " + type.getTypeName() + " cannot be read and counts as a miss", e);
            return Optional.empty();
        }
    }

    private Optional<Stored> failure(byte[] content) {
        return Optional.ofNullable(exceptions.decode(content)).map(error -> new Stored(null, error));
    }

    private ByteBuffer header(byte kind, int length) {
        return ByteBuffer.allocate(HEADER + length).put(FORM).put(kind).putLong(fingerprint);
    }

    /**
     * What was found.
     *
     * @param value may be null: that is a value, too
     * @param failure an exception instead of a value
     */
    public record Stored(@Nullable Object value, @Nullable Throwable failure) {}
}
