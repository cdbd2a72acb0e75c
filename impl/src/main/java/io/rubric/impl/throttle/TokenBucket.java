package io.rubric.impl.throttle;

/** As {@code token-bucket.lua} says. */
final class TokenBucket implements Tally {

    private final long limit;
    private final long period;
    private final long capacity;
    private long debt;
    private long stamp;
    private long gone;
    private long largest;
    private long given;

    TokenBucket(Limit limit) {
        this.limit = limit.limit();
        this.period = limit.micros();
        this.capacity = limit.capacity();
    }

    @Override
    public void at(long now) {
        long elapsed = Math.max(0, now - stamp);
        debt = elapsed >= Tally.ceil(debt, limit) ? 0 : debt - elapsed * limit;
        stamp = now;
    }

    private boolean reserved() {
        return debt + given > capacity;
    }

    @Override
    public long ready(long cost) {
        return Math.max(0, Tally.ceil(debt + cost * period - capacity, limit));
    }

    @Override
    public Receipt take(long cost, long wait) {
        if (!reserved()) {
            largest = 0;
            given = 0;
        }
        debt += cost * period;
        if (wait > 0) {
            largest = Math.max(largest, cost);
        }
        return new Receipt(stamp, debt + gone);
    }

    @Override
    public void give(long cost, Receipt receipt) {
        long own = cost * period;
        long elapsed = stamp - receipt.first();
        long paid = elapsed >= Tally.ceil(Limit.EXACT, limit) ? Limit.EXACT : elapsed * limit;
        long left = receipt.second() - gone - paid;
        if (left == debt) {
            debt -= Math.min(own, debt);
        } else if (left < debt) {
            long back = Math.min(Math.min(own, debt), Math.max(left, own - paid));
            if (reserved()) {
                back = Math.min(back, capacity - largest * period - given);
            }
            back = Math.max(0, back);
            gone += back;
            given += back;
            debt -= back;
        }
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
