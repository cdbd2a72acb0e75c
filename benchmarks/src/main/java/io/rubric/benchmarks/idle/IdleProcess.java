package io.rubric.benchmarks.idle;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process with one application: prints the megabytes that it holds, and how many threads it has. */
final class IdleProcess {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SAME = 20_000;

    private IdleProcess() {}

    public static void main(String[] arguments) {
        List<Object> application = IdleApplication.valueOf(arguments[0]).start(arguments[1]);
        System.out.println(settled() / 1e6);
        System.out.println(ManagementFactory.getThreadMXBean().getThreadCount());
        Reference.reachabilityFence(application);
        System.out.flush();
        Runtime.getRuntime().halt(0); // without the words that Weld says at its end
    }

    /** The heap in use, when three collections one after the other leave the same. */
    private static long settled() {
        long deadline = System.nanoTime() + PATIENCE;
        long used = Long.MAX_VALUE;
        for (int same = 0; same < 3; ) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The application is not idle: its heap keeps changing");
            }
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            same = Math.abs(now - used) < SAME ? same + 1 : 0;
            used = now;
            LockSupport.parkNanos(LOOK);
        }
        return used;
    }
}
