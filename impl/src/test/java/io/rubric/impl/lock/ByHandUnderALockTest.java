package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockName;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is taken by hand by a call that runs under the same lock. */
class ByHandUnderALockTest {

    @ApplicationScoped
    public static class Documents {

        @Inject
        @LockName("write")
        Locks write;

        @Inject
        LockContext lock;

        @Locked(value = "document:{id}", type = LockType.READ)
        public <T> T read(String id, Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "document:{id}", name = "write")
        public <T> T write(String id, Callable<T> work) throws Exception {
            return work.call();
        }

        public Locks write() {
            return write;
        }

        public LockContext lock() {
            return lock;
        }
    }

    private final Nodes nodes = Nodes.start(1, Map.of(), Documents.class);
    private final Documents documents = nodes.bean(0, Documents.class);

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void whoReadsCannotTakeTheLockForWriting() throws Exception {
        documents.read("a", () -> {
            assertThatThrownBy(() -> documents.write().acquire("a")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> documents.write().tryAcquire("a")).isInstanceOf(IllegalStateException.class);
            assertThat(documents.write().acquireAsync("a").toCompletableFuture())
                    .isCompletedExceptionally();
            return null;
        });
        documents.write().acquire("a").close();
    }

    @Test
    void whoHasLostTheLockDoesNotGetItAsIfItWereHeld() {
        assertThatThrownBy(() -> documents.write("a", () -> {
                    TestRedis.client().getKeys().delete(nodes.prefix() + ":lock:{document:a}");
                    documents.lock().verify();
                    try (HeldLock held = documents.write().acquire("a")) {
                        return held.key();
                    } catch (LockLostException e) {
                        return "refused";
                    } finally {
                        assertThatThrownBy(() -> documents.write().acquire("a")).isInstanceOf(LockLostException.class);
                    }
                }))
                .isInstanceOf(LockLostException.class)
                .hasNoSuppressedExceptions();
    }
}
