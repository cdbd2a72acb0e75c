package io.rubric.impl.throttle;

/** As {@code fixed-window.lua} says. */
final class FixedWindow implements Tally {

    private final long limit;
    private final long period;
    private long window;
    private long now;
    private long count;

    FixedWindow(Limit limit) {
        this.limit = limit.limit();
        this.period = limit.micros();
    }

    @Override
    public void at(long now) {
        this.now = now;
        long turned = Math.floorDiv(now, period) - window;
        if (turned > 0) {
            count = turned >= Tally.ceil(count, limit) ? 0 : count - turned * limit;
        }
        window += turned;
    }

    /** The number of the window that has room for it, 0 for this one. */
    private long ahead(long cost) {
        long ahead = count / limit;
        return count + cost > (ahead + 1) * limit ? ahead + 1 : ahead;
    }

    @Override
    public long ready(long cost) {
        long ahead = ahead(cost);
        return ahead == 0 ? 0 : (window + ahead) * period - now;
    }

    @Override
    public Receipt take(long cost, long wait) {
        long ahead = ahead(cost);
        long skipped = Math.max(0, ahead * limit - count);
        count += skipped + cost;
        return new Receipt(window + ahead, skipped);
    }

    @Override
    public void give(long cost, Receipt receipt) {
        long at = receipt.first();
        if (at == window + Math.floorDiv(count - 1, limit)) {
            count = Math.max(0, count - cost);
            if (at > window && count == (at - window) * limit) {
                count -= receipt.second();
            }
        }
    }

    @Override
    public long remaining() {
        return Math.max(0, limit - count);
    }

    @Override
    public long reset() {
        return count > 0 ? (window + Tally.ceil(count, limit)) * period - now : 0;
    }
}
