package io.rubric.impl.throttle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** As {@code sliding-log.lua} says. */
final class SlidingLog implements Tally {

    private final int limit;
    private final long period;
    private final List<Long> stamps = new ArrayList<>();
    private long now;

    SlidingLog(Limit limit) {
        this.limit = Math.toIntExact(limit.limit());
        this.period = limit.micros();
    }

    @Override
    public void at(long now) {
        this.now = now;
        int dead = 0;
        while (dead < stamps.size() && stamps.get(dead) <= now - period) {
            dead++;
        }
        stamps.subList(0, dead).clear();
    }

    @Override
    public long ready(long cost) {
        int first = stamps.size() - 1 - (limit - (int) cost); // with it there would be one too many
        long at = stamps.isEmpty() ? now : Math.max(now, last());
        return (first < 0 ? at : Math.max(at, stamps.get(first) + period)) - now;
    }

    @Override
    public Receipt take(long cost, long wait) {
        stamps.addAll(Collections.nCopies((int) cost, now + wait));
        return new Receipt(now + wait, 0);
    }

    @Override
    public void give(long cost, Receipt receipt) {
        for (long i = 0; i < cost; i++) {
            stamps.remove((Object) receipt.first());
        }
    }

    @Override
    public long remaining() {
        return Math.max(0, limit - stamps.size());
    }

    @Override
    public long reset() {
        return stamps.isEmpty() ? 0 : last() + period - now;
    }

    private long last() {
        return stamps.get(stamps.size() - 1);
    }
}
