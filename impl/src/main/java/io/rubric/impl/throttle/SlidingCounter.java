package io.rubric.impl.throttle;

/** As {@code sliding-counter.lua} says. */
final class SlidingCounter implements Tally {

    private final long limit;
    private final long period;
    private long window;
    private long elapsed;
    private long previous;
    private long current;

    SlidingCounter(Limit limit) {
        this.limit = limit.limit();
        this.period = limit.micros();
    }

    @Override
    public void at(long now) {
        long turned = Math.floorDiv(now, period) - window;
        if (turned > 0) {
            previous = turned == 1 ? current : 0;
            current = 0;
        }
        window += turned;
        elapsed = now - window * period;
    }

    @Override
    public long ready(long cost) {
        long free = limit - current - cost;
        if (previous * (period - elapsed) <= free * period) {
            return 0;
        }
        return free >= 0
                ? Math.max(1, leaves(previous, free) - elapsed)
                : period - elapsed + leaves(current, limit - cost);
    }

    /** The microsecond of a window from which on so many units of the last one leave room for this share of the limit. */
    private long leaves(long units, long share) {
        return Math.max(0, period - share * period / units);
    }

    @Override
    public Receipt take(long cost, long wait) {
        current += cost;
        return new Receipt(window, 0);
    }

    @Override
    public void give(long cost, Receipt receipt) {
        if (receipt.first() == window) {
            current = Math.max(0, current - cost);
        } else if (receipt.first() == window - 1) {
            previous = Math.max(0, previous - cost);
        }
    }

    @Override
    public long remaining() {
        return Math.max(0, limit - current - Tally.ceil(previous * (period - elapsed), period));
    }

    @Override
    public long reset() {
        return current > 0 ? 2 * period - elapsed : previous > 0 ? period - elapsed : 0;
    }
}
