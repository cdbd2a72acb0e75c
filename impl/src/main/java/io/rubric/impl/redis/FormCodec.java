package io.rubric.impl.redis;

import io.netty.buffer.Unpooled;
import io.rubric.RubricException;
import io.rubric.impl.codec.Form;
import io.rubric.impl.codec.JsonCodec;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.BaseCodec;
import org.redisson.client.protocol.Decoder;
import org.redisson.client.protocol.Encoder;

/** Tells Redisson how the keys and values of one structure are written. What is read is read by a type that is known before. */
public final class FormCodec extends BaseCodec {

    private final ClassLoader loader;
    private final Encoder keyEncoder;
    private final Decoder<Object> keyDecoder;
    private final Encoder valueEncoder;
    private final Decoder<Object> valueDecoder;

    /**
     * Takes the class loader of the calling thread as the application's, with which the client's threads are to read.
     *
     * @param place for messages: the structure
     */
    public FormCodec(Form key, Form value, String place) {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        loader = current != null ? current : FormCodec.class.getClassLoader();
        keyEncoder = encoder(key);
        keyDecoder = decoder(key, "A key in " + place);
        valueEncoder = encoder(value);
        valueDecoder = decoder(value, "A value in " + place);
    }

    /** For whoever says no types: the application's JSON, which says what it is. */
    static FormCodec untyped(JsonCodec json) {
        return new FormCodec(
                Form.ofScript(json, Object.class), Form.ofValue(json, Object.class), "a structure without types");
    }

    @Override
    public Encoder getMapKeyEncoder() {
        return keyEncoder;
    }

    @Override
    public Decoder<Object> getMapKeyDecoder() {
        return keyDecoder;
    }

    @Override
    public Encoder getValueEncoder() {
        return valueEncoder;
    }

    @Override
    public Decoder<Object> getValueDecoder() {
        return valueDecoder;
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    private static Encoder encoder(Form form) {
        return value -> Unpooled.wrappedBuffer(form.write(value));
    }

    private Decoder<Object> decoder(Form form, String what) {
        return (buffer, state) -> {
            byte[] stored = new byte[buffer.readableBytes()];
            buffer.readBytes(stored);
            return read(form, stored, what);
        };
    }

    private @Nullable Object read(Form form, byte[] stored, String what) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return form.read(stored);
        } catch (RuntimeException | StackOverflowError e) { // what stands there may be a secret, so it is not shown
            throw new RubricException(what + " cannot be read as its type: " + stored.length + " bytes", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
