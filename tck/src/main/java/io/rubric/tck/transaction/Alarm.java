package io.rubric.tck.transaction;

import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/** A method that the container's timer calls. */
@Singleton
public class Alarm {

    @Resource
    TimerService timers;

    @Inject
    LockContext lock;

    private final CompletableFuture<String> key = new CompletableFuture<>();

    /** Has it called soon. */
    public CompletableFuture<String> set() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
        return key;
    }

    @Timeout
    @Locked("alarm")
    void ring() {
        key.complete(lock.isHeld() ? lock.key() : "none");
    }
}
