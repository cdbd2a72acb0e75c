package io.rubric.impl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An exception in a value's place. */
class StoredExceptionTest {

    private static final JsonCodec JSON = new JsonCodec();
    private static final int HEADER = 10;
    private static final ValueCodec CODEC = codec(String.class, CachedExceptions.of(IOException.class));

    @AfterAll
    static void close() {
        JSON.close();
    }

    @Test
    void itComesBackAsAFailureWithoutAValue() {
        assertThat(CODEC.decode(CODEC.encodeFailure(new IOException("gone")))).hasValueSatisfying(stored -> {
            assertThat(stored.value()).isNull();
            assertThat(stored.failure()).isExactlyInstanceOf(IOException.class).hasMessage("gone");
        });
    }

    @Test
    void aValueIsNoFailure() {
        assertThat(CODEC.decode(CODEC.encode("gone")))
                .hasValueSatisfying(stored -> assertThat(stored.failure()).isNull());
        assertThat(CODEC.decode(CODEC.encode(null)))
                .hasValueSatisfying(stored -> assertThat(stored.failure()).isNull());
    }

    @Test
    void oneThatIsNotAskedForIsNotStored() {
        assertThat(CODEC.encodeFailure(new IllegalStateException())).isNull();
        assertThat(codec(String.class, CachedExceptions.NONE).encodeFailure(new IOException()))
                .isNull();
    }

    @Test
    void aMethodThatDoesNotKnowTheExceptionMisses() {
        byte[] stored = CODEC.encodeFailure(new IOException("gone"));
        assertThat(codec(String.class, CachedExceptions.NONE).decode(stored)).isEmpty();
        assertThat(codec(Integer.class, CachedExceptions.of(IOException.class)).decode(stored))
                .isEmpty();
    }

    @Test
    void aMethodThatReturnsAPrimitiveMayHaveThrownOne() {
        ValueCodec primitive = codec(long.class, CachedExceptions.of(IOException.class));
        assertThat(primitive.decode(primitive.encodeFailure(new IOException())))
                .map(ValueCodec.Stored::failure)
                .containsInstanceOf(IOException.class);
    }

    @Test
    void oneThatWasCutBeforeItsMessageIsAMiss() {
        byte[] stored = CODEC.encodeFailure(new IOException("gone"));
        int message = "+gone".length();
        for (int length = 0; length <= stored.length - message; length++) {
            assertThat(CODEC.decode(Arrays.copyOf(stored, length)))
                    .as("%s bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void jsonInItsPlaceIsAMissAndSoIsItInThePlaceOfJson() {
        byte[] value = CODEC.encode("gone");
        value[1] = 'X';
        assertThat(CODEC.decode(value)).isEmpty();
        byte[] failure = CODEC.encodeFailure(new IOException("gone"));
        failure[1] = 'V';
        assertThat(CODEC.decode(failure)).isEmpty();
        for (int i = 0; i < HEADER; i++) {
            byte[] changed = CODEC.encodeFailure(new IOException("gone"));
            changed[i] ^= 0x55;
            assertThat(CODEC.decode(changed)).as("byte %s", i).isEqualTo(Optional.empty());
        }
    }

    private static ValueCodec codec(Type type, CachedExceptions exceptions) {
        return new ValueCodec(JSON, type, exceptions);
    }
}
