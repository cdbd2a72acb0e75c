package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of JSR-107's {@code evictFor} and {@code noEvictFor}. */
class ExceptionsTest {

    private static final List<Class<? extends Throwable>> NONE = List.of();
    private static final List<Class<? extends Throwable>> IO = List.of(IOException.class);
    private static final List<Class<? extends Throwable>> FILE = List.of(FileNotFoundException.class);

    @ParameterizedTest
    @MethodSource("table")
    void somethingIsRemovedDespiteThese(
            List<Class<? extends Throwable>> evictFor,
            List<Class<? extends Throwable>> noEvictFor,
            Throwable thrown,
            boolean removed) {
        assertThat(new Exceptions(evictFor, noEvictFor).has(thrown)).isEqualTo(removed);
    }

    static Stream<Arguments> table() {
        Throwable io = new IOException();
        Throwable file = new FileNotFoundException();
        Throwable other = new IllegalStateException();
        return Stream.of(
                // neither: after no exception
                Arguments.of(NONE, NONE, io, false),
                Arguments.of(NONE, NONE, new Error(), false),
                // evictFor alone: after these and their subclasses
                Arguments.of(IO, NONE, io, true),
                Arguments.of(IO, NONE, file, true),
                Arguments.of(IO, NONE, other, false),
                Arguments.of(FILE, NONE, io, false),
                Arguments.of(List.of(FileNotFoundException.class, IllegalStateException.class), NONE, other, true),
                // noEvictFor alone: after all but these and their subclasses
                Arguments.of(NONE, IO, io, false),
                Arguments.of(NONE, IO, file, false),
                Arguments.of(NONE, IO, other, true),
                Arguments.of(NONE, FILE, io, true),
                // both: after the first but the second
                Arguments.of(IO, FILE, io, true),
                Arguments.of(IO, FILE, file, false),
                Arguments.of(IO, FILE, other, false),
                Arguments.of(FILE, IO, file, false),
                Arguments.of(IO, IO, io, false));
    }
}
