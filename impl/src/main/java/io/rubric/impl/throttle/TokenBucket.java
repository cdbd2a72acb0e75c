package io.rubric.impl.throttle;

/** As {@code token-bucket.lua} says. */
final class TokenBucket implements Tally {

    private final long limit;
    private final long period;
    private final long capacity;
    private long debt;
    private long stamp;
    private long largest;

    TokenBucket(Limit limit) {
        this.limit = limit.limit();
        this.period = limit.micros();
        this.capacity = limit.capacity();
    }

    @Override
    public void at(long now) {
        debt = owed(debt, now - stamp);
        stamp = now;
    }

    private long owed(long owed, long elapsed) {
        return elapsed >= Tally.ceil(owed, limit) ? 0 : owed - elapsed * limit;
    }

    @Override
    public long ready(long cost) {
        return Math.max(0, Tally.ceil(debt + cost * period - capacity, limit));
    }

    @Override
    public Receipt take(long cost, long wait) {
        if (debt <= capacity) {
            largest = 0;
        }
        debt += cost * period;
        if (wait > 0) {
            largest = Math.max(largest, cost);
        }
        return new Receipt(stamp, debt);
    }

    @Override
    public void give(long cost, Receipt receipt) {
        long left = owed(receipt.second(), stamp - receipt.first());
        long back = Math.min(cost * period, left);
        if (debt > capacity && debt != left) {
            back = Math.min(back, Math.max(0, capacity - largest * period));
        }
        debt -= Math.min(debt, back);
    }

    @Override
    public long remaining() {
        return Math.max(0, (capacity - debt) / period);
    }

    @Override
    public long reset() {
        return Tally.ceil(debt, limit);
    }
}
