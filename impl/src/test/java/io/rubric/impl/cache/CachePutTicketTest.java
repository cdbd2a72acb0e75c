package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts that take long, and what is put for long. */
class CachePutTicketTest {

    static final CountDownLatch[] HAS_BEGUN = {new CountDownLatch(1), new CountDownLatch(1)};
    static final CountDownLatch[] MAY_END = {new CountDownLatch(1), new CountDownLatch(1)};

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Integer, String> cache;

        @CachePut(cacheName = "rows", key = "{id}")
        public String save(int id, int writer) throws InterruptedException {
            HAS_BEGUN[writer].countDown();
            MAY_END[writer].await();
            return "of " + writer;
        }

        public Cache<Integer, String> cache() {
            return cache;
        }
    }

    @Test
    void aPutThatOutlivesItsTicketStillCountsAsOneThatOverlaps() throws Exception {
        String prefix = Node.randomPrefix();
        String tickets = new Slots(prefix, "rows", () -> false).of("1").tickets("1");
        Map<String, String> configuration =
                Map.of("rubric.prefix", prefix, "rubric.cache.max-load-time", "1s", "rubric.cache.timeout", "5s");
        try (Node node = Node.start(configuration, Rows.class)) {
            Rows rows = node.get(Rows.class);
            Callers<String> slow = Callers.start(1, i -> () -> rows.save(1, 0));
            HAS_BEGUN[0].await();
            TestRedis.await(
                    "the end of its ticket", () -> TestRedis.client().getKeys().countExists(tickets) == 0);
            Callers<String> next = Callers.start(1, i -> () -> rows.save(1, 1));
            HAS_BEGUN[1].await();
            MAY_END[0].countDown();
            assertThat(slow.results()).containsExactly("of 0");
            MAY_END[1].countDown();
            assertThat(next.results()).containsExactly("of 1");
            assertThat(rows.cache().get(1))
                    .as("nobody knows which is the newer")
                    .isNull();
        }
    }

    static Stream<Duration> forEver() {
        return Stream.of(ChronoUnit.FOREVER.getDuration(), Duration.ofMillis(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("forEver")
    void whatIsPutForEverIsThere(Duration time) {
        try (Node node = Node.start(Map.of("rubric.cache.timeout", "5s"), Rows.class)) {
            Cache<Integer, String> cache = node.get(Rows.class).cache();
            cache.put(1, "a", time);
            assertThat(cache.get(1)).isEqualTo("a");
        }
    }

    @Test
    void whatIsWrongFailsTheStageOfTheAsynchronousForm() {
        try (Node node = Node.start(Rows.class)) {
            assertThat(node.get(Rows.class)
                            .cache()
                            .putAsync(1, "a", Duration.ZERO)
                            .toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(IllegalArgumentException.class);
        }
    }
}
