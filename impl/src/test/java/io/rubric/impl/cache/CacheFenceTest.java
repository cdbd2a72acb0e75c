package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A value whose load began before a removal is never stored after it. */
class CacheFenceTest {

    /** The database that both nodes read. */
    static final int KEYS = 8;

    static final AtomicInteger[] TABLE = new AtomicInteger[KEYS];

    static volatile CountDownLatch loading = new CountDownLatch(0);
    static volatile CountDownLatch goOn = new CountDownLatch(0);

    @ApplicationScoped
    public static class Reader {
        @CacheResult(cacheName = "rows", key = "{id}")
        public int read(int id) throws InterruptedException {
            int row = TABLE[id].get();
            loading.countDown();
            goOn.await();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000)); // a slow database makes stale readers
            return row;
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void write(int id) {
            TABLE[id].incrementAndGet();
        }
    }

    @Test
    void aLoadThatARemovalHasPassedAnswersItsCallerAndIsNotStored() throws Exception {
        clear();
        Map<String, String> prefix = Map.of("rubric.prefix", Node.randomPrefix());
        try (Node a = Node.start(prefix, Reader.class);
                Node b = Node.start(prefix, Reader.class)) {
            loading = new CountDownLatch(1);
            goOn = new CountDownLatch(1);
            CompletableFuture<Integer> old = CompletableFuture.supplyAsync(() -> read(a, 0));
            assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
            b.get(Reader.class).write(0);
            goOn.countDown();
            assertThat(old.get(10, TimeUnit.SECONDS)).isZero();
            assertThat(read(b, 0)).isEqualTo(1);
            assertThat(read(a, 0)).isEqualTo(1);
        }
    }

    @Test
    void afterManyRacesOfReadersAndWritersNoStaleEntryIsLeft() throws Exception {
        clear();
        loading = new CountDownLatch(0);
        goOn = new CountDownLatch(0);
        Map<String, String> prefix = Map.of("rubric.prefix", Node.randomPrefix(), "rubric.cache.timeout", "10s");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Node a = Node.start(prefix, Reader.class);
                Node b = Node.start(prefix, Reader.class)) {
            for (int round = 0; round < 50; round++) {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Node node = i % 2 == 0 ? a : b;
                    boolean writes = i < 2;
                    running.add(threads.submit(() -> race(node, writes)));
                }
                for (Future<?> one : running) {
                    one.get(60, TimeUnit.SECONDS);
                }
                for (int id = 0; id < KEYS; id++) {
                    assertThat(read(a, id)).isEqualTo(TABLE[id].get());
                    assertThat(read(b, id)).isEqualTo(TABLE[id].get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void race(Node node, boolean writes) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < 30; i++) {
            if (writes) {
                node.get(Reader.class).write(random.nextInt(KEYS));
            } else {
                read(node, random.nextInt(KEYS));
            }
        }
    }

    private static int read(Node node, int id) {
        try {
            return node.get(Reader.class).read(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void clear() {
        for (int id = 0; id < KEYS; id++) {
            TABLE[id] = new AtomicInteger();
        }
    }
}
