package io.rubric.impl.codec;

/** Bytes as they are. */
final class RawForm implements Form {

    @Override
    public byte[] write(Object value) {
        return (byte[]) value;
    }

    @Override
    public Object read(byte[] stored) {
        return stored;
    }
}
