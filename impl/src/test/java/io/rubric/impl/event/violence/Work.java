package io.rubric.impl.event.violence;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What a consumer does with events: it writes down that it has done it, in a file of its own, so that nothing of it is lost with the process. */
@Singleton
public class Work {

    static final String TOPIC = "orders";
    static final String JOURNAL = "violence.journal";

    /** Groups as they are called in journals. */
    static final String READY = "ready";

    static final String SHARED = "shared";
    static final String OWN = "own";
    static final String CARELESS = "careless";

    private static final Duration LATER = Duration.ofSeconds(1);

    /** An event. */
    public record Order(int number) {}

    private final Queue<Integer> later = new ConcurrentLinkedQueue<>();
    private final FileChannel journal;
    private volatile boolean ends;

    public Work() throws IOException {
        journal = FileChannel.open(
                Path.of(System.getProperty(JOURNAL)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Thread thread = new Thread(this::careless, "careless");
        thread.setDaemon(true);
        thread.start();
    }

    void ready() {
        write(READY, 0);
    }

    @RedisObserver(group = SHARED)
    void shared(@Observes @RedisEvent(TOPIC) Order order) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(2_000_000));
        write(SHARED, order.number());
    }

    void own(@Observes @RedisEvent(TOPIC) Order order) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(2_000_000));
        write(OWN, order.number());
    }

    /** It returns before it has done anything: what a reader would be that acknowledges first. */
    @RedisObserver(group = CARELESS)
    void careless(@Observes @RedisEvent(TOPIC) Order order) {
        later.add(order.number());
    }

    private void careless() {
        while (!ends) {
            LockSupport.parkNanos(LATER.toNanos());
            for (Integer number = later.poll(); number != null; number = later.poll()) {
                write(CARELESS, number);
            }
        }
    }

    @PreDestroy
    void end() {
        ends = true;
    }

    private void write(String what, int number) {
        try {
            String line = what + ' ' + number + ' ' + System.nanoTime() + '\n';
            journal.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
