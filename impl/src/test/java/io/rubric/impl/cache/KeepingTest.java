package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Rarely;
import io.rubric.impl.codec.CachedExceptions;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.testing.LogRecords;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class KeepingTest {

    private static final JsonCodec JSON = new JsonCodec();
    private static final Duration TTL = Duration.ofSeconds(100);
    private static final Duration NULL_TTL = Duration.ofSeconds(10);
    private static final Object[] ARGUMENTS = {"a"};

    /** What JSON-B refuses to write. */
    public static class Unwritable {
        public String getName() {
            throw new IllegalStateException("not loaded");
        }
    }

    @AfterAll
    static void close() {
        JSON.close();
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsKeptForItsTime(Object value) {
        assertThat(keeping(NULL_TTL, null, null).ttl(ARGUMENTS, value)).isEqualTo(TTL);
    }

    static Stream<Object> values() {
        return Stream.of("", 0, Optional.of(""), List.of(""), Map.of("", ""), new int[] {0}, Arguments.of((Object)
                new String[1]));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("nothings")
    void whatStandsForNothingIsKeptForATimeOfItsOwnOrNotAtAll(Object nothing) {
        assertThat(keeping(NULL_TTL, null, null).ttl(ARGUMENTS, nothing)).isEqualTo(NULL_TTL);
        assertThat(keeping(Keeping.NEVER, null, null).ttl(ARGUMENTS, nothing)).isEqualTo(Keeping.NEVER);
    }

    static Stream<Object> nothings() {
        return Stream.of(
                Optional.empty(), List.of(), Set.of(), Map.of(), new int[0], Arguments.of((Object) new String[0]));
    }

    @Test
    void theApplicationMayRefuseAResult() {
        Keeping.Unless unless = (arguments, result) -> "a".equals(arguments[0]) && "no".equals(result);
        assertThat(keeping(NULL_TTL, unless, null).ttl(ARGUMENTS, "no")).isEqualTo(Keeping.NEVER);
        assertThat(keeping(NULL_TTL, unless, null).ttl(ARGUMENTS, "yes")).isEqualTo(TTL);
    }

    @Test
    void theApplicationMayDecideHowLong() {
        Keeping.Lasting lasting = (arguments, result) -> result == null ? null : Duration.ofSeconds(7);
        assertThat(keeping(NULL_TTL, null, lasting).ttl(ARGUMENTS, "x")).isEqualTo(Duration.ofSeconds(7));
        assertThat(keeping(NULL_TTL, null, lasting).ttl(ARGUMENTS, null))
                .as("null: as usual")
                .isEqualTo(NULL_TTL);
    }

    @Test
    void itMayNotKeepWhatTheCacheDoesNot() {
        assertThat(keeping(Keeping.NEVER, null, (arguments, result) -> TTL).ttl(ARGUMENTS, null))
                .isEqualTo(Keeping.NEVER);
    }

    @ParameterizedTest
    @MethodSource("none")
    void noTimeMeansNotAtAll(Duration none) {
        assertThat(keeping(NULL_TTL, null, (arguments, result) -> none).ttl(ARGUMENTS, "x"))
                .isEqualTo(Keeping.NEVER);
    }

    static Stream<Duration> none() {
        return Stream.of(Duration.ZERO, Duration.ofSeconds(-1));
    }

    @Test
    void timesAreChangedByChance() {
        Keeping keeping = Keeping.plain("users", policy(0.1, NULL_TTL), codec());
        Set<Duration> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Duration ttl = keeping.ttl(ARGUMENTS, "x");
            assertThat(ttl).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(110));
            seen.add(ttl);
            assertThat(keeping.exceptionTtl()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        }
        assertThat(seen).hasSizeGreaterThan(50);
    }

    @Test
    void whatCannotBeWrittenIsWarnedOfOnceAndNotKept() {
        try (LogRecords log = LogRecords.of(KeepingTest.class.getName())) {
            Keeping keeping = keeping(NULL_TTL, null, null);
            assertThat(keeping.write(new Unwritable())).isNull();
            assertThat(keeping.write(new Unwritable())).isNull();
            assertThat(log.atLeast(Level.WARNING))
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.getMessage()).contains("\"users\""));
        }
    }

    private static Keeping keeping(Duration nullTtl, Keeping.Unless unless, Keeping.Lasting lasting) {
        return new Keeping(
                "users",
                policy(0, nullTtl),
                codec(),
                unless,
                lasting,
                new Rarely(System.getLogger(KeepingTest.class.getName())));
    }

    private static ValueCodec codec() {
        return new ValueCodec(JSON, Unwritable.class, CachedExceptions.NONE);
    }

    private static CachePolicy policy(double jitter, Duration nullTtl) {
        return new CachePolicy(
                TTL, nullTtl, Duration.ofSeconds(10), jitter, Duration.ZERO, Duration.ofSeconds(10), TTL);
    }
}
