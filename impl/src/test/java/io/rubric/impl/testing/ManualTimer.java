package io.rubric.impl.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time the test sets. Tasks run on the thread that passes the time, each when its time has come. */
public final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    public ManualTimer() {
        super(1);
    }

    /** Nanoseconds. */
    public long now() {
        return now;
    }

    /** Lets time pass, and runs what is due meanwhile. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
            now = Math.max(now, next.get().due);
            next.get().run();
        }
        now = end;
    }

    /** How many tasks wait for their time. */
    public int waiting() {
        tasks.removeIf(FutureTask::isDone);
        return tasks.size();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        return add(new Task(action, now + unit.toNanos(delay), 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable action, long delay, long period, TimeUnit unit) {
        return add(new Task(action, now + unit.toNanos(delay), unit.toNanos(period)));
    }

    private Task add(Task task) {
        if (isShutdown()) {
            throw new RejectedExecutionException();
        }
        tasks.add(task);
        return task;
    }

    private Optional<Task> next(long end) {
        tasks.removeIf(FutureTask::isDone);
        return tasks.stream().filter(task -> task.due <= end).min(Comparator.comparingLong(task -> task.due));
    }

    private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final long period;
        private long due;

        Task(Runnable action, long due, long period) {
            super(action, null);
            this.due = due;
            this.period = period;
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else {
                due += period;
                runAndReset();
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
