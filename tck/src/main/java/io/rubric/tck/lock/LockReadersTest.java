package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a holder need only be there
class LockReadersTest {

    @Inject
    Ledger ledger;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-readers", Holder.class, Others.class);
    }

    @Assertion("lock.readers.1")
    void readersShare() {
        try (Holder one = new Holder(work -> ledger.read("share", work));
                Holder two = new Holder(work -> ledger.read("share", work))) {
            Others.assertEnter(() -> ledger.read("share", () -> true));
        }
    }

    @Assertion("lock.readers.2")
    void writersExclude() {
        try (Holder reader = new Holder(work -> ledger.read("exclude", work))) {
            Others.assertRefused(() -> ledger.write("exclude", () -> true));
        }
        try (Holder writer = new Holder(work -> ledger.write("exclude", work))) {
            Others.assertRefused(() -> ledger.read("exclude", () -> true));
            Others.assertRefused(() -> ledger.write("exclude", () -> true));
        }
        Others.assertEnter(() -> ledger.write("exclude", () -> true));
    }

    @Assertion({"lock.readers.3", "lock.readers.4"})
    void waitingWriter() {
        try (Background others = new Background()) {
            CompletableFuture<Boolean> writer;
            try (Holder reader = new Holder(work -> ledger.read("wait", work))) {
                writer = others.call(() -> ledger.waitToWrite("wait", () -> true));
                Eventually.holds(
                        "new readers are kept out", () -> !Others.enter(() -> ledger.read("wait", () -> true)));
            }
            assertTrue(Eventually.completed(writer));
        }
        Others.assertEnter(() -> ledger.waitToRead("wait", () -> true));
    }

    @Assertion("lock.readers.5")
    void noUpgrade() {
        assertTrue(ledger.read("upgrade", () -> {
            assertThrows(
                    IllegalStateException.class,
                    () -> ledger.waitToWrite("upgrade", () -> {
                        throw new AssertionError("the method was called");
                    }));
            return true;
        }));
        Others.assertEnter(() -> ledger.write("upgrade", () -> true));
    }

    @Assertion("lock.readers.6")
    void downgrade() {
        assertTrue(ledger.write("downgrade", () -> {
            assertEquals("read", ledger.read("downgrade", () -> "read"));
            Others.assertRefused(() -> ledger.read("downgrade", () -> true));
            return true;
        }));
    }

    @Assertion("lock.readers.8")
    void readerReentersPastAWaitingWriter() {
        try (Background others = new Background()) {
            CompletableFuture<Boolean> writer = ledger.read("again", () -> {
                CompletableFuture<Boolean> waiting = others.call(() -> ledger.waitToWrite("again", () -> true));
                Eventually.holds(
                        "new readers are kept out", () -> !Others.enter(() -> ledger.read("again", () -> true)));
                assertTrue(ledger.read("again", () -> true));
                return waiting;
            });
            assertTrue(Eventually.completed(writer));
        }
    }

    /** Read and written. */
    @ApplicationScoped
    public static class Ledger {

        @Locked(value = "tck-ledger:{key}", type = LockType.READ, waitTime = "0s")
        public <T> T read(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-ledger:{key}", type = LockType.READ, waitTime = "1m")
        public <T> T waitToRead(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-ledger:{key}", waitTime = "0s")
        public <T> T write(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-ledger:{key}", waitTime = "1m")
        public <T> T waitToWrite(String key, Supplier<T> work) {
            return work.get();
        }
    }
}
