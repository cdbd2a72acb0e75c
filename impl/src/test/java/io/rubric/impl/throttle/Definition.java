package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Verdict.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each algorithm promises, counted from the times of the grants alone, and word for word as {@link io.rubric.throttle.Algorithm} says it: not in the way of the scripts. */
final class Definition {

    private final Limit limit;
    private final long period;

    Definition(Limit limit) {
        this.limit = limit;
        this.period = limit.micros();
    }

    /**
     * Units that are served at a time.
     *
     * @param at microseconds of the limiter's clock
     */
    record Grant(long at, long units) {}

    /** When the limiter says that it serves a call; of a window only which one it is. */
    Grant grant(Answer answer) {
        long at =
                switch (limit.algorithm()) {
                    case TOKEN_BUCKET -> answer.first() + answer.delay();
                    case SLIDING_LOG -> answer.first();
                    case SLIDING_COUNTER -> (answer.first() + 2) * period - answer.reset();
                    case FIXED_WINDOW -> answer.first() * period;
                };
        return new Grant(at, answer.demand().cost());
    }

    /** By how many units the grants are above what is allowed, where it is worst; 0 if they nowhere are. */
    long excess(List<Grant> grants) {
        List<Grant> all = new ArrayList<>(grants);
        all.sort(Comparator.comparingLong(Grant::at));
        return Math.max(
                0,
                switch (limit.algorithm()) {
                    case TOKEN_BUCKET -> ofBucket(all);
                    case SLIDING_LOG -> ofLog(all);
                    case SLIDING_COUNTER -> ofCounter(all);
                    case FIXED_WINDOW -> ofWindows(all);
                });
    }

    /** In any time t at most burst + limit * t / period. */
    private long ofBucket(List<Grant> all) {
        long worst = 0;
        for (int from = 0; from < all.size(); from++) {
            long units = 0;
            for (int to = from; to < all.size(); to++) {
                units += all.get(to).units();
                long time = all.get(to).at() - all.get(from).at();
                worst = Math.max(worst, Tally.ceil((units - limit.burst()) * period - time * limit.limit(), period));
            }
        }
        return worst;
    }

    /** In any period at most the limit. */
    private long ofLog(List<Grant> all) {
        long worst = 0;
        for (int to = 0; to < all.size(); to++) {
            long units = 0;
            for (int i = to; i >= 0 && all.get(i).at() > all.get(to).at() - period; i--) {
                units += all.get(i).units();
            }
            worst = Math.max(worst, units - limit.limit());
        }
        return worst;
    }

    /** At each grant at most the limit of the units in this window and the part of those in the last one that the sliding period still covers. */
    private long ofCounter(List<Grant> all) {
        Map<Long, Long> windows = new TreeMap<>();
        long worst = 0;
        for (Grant grant : all) {
            long window = Math.floorDiv(grant.at(), period);
            long current = windows.merge(window, grant.units(), Long::sum);
            long covered = windows.getOrDefault(window - 1, 0L) * ((window + 1) * period - grant.at());
            worst = Math.max(worst, Tally.ceil((current - limit.limit()) * period + covered, period));
        }
        return worst;
    }

    /** In each window at most the limit. */
    private long ofWindows(List<Grant> all) {
        Map<Long, Long> windows = new TreeMap<>();
        all.forEach(grant -> windows.merge(Math.floorDiv(grant.at(), period), grant.units(), Long::sum));
        return windows.values().stream()
                .mapToLong(units -> units - limit.limit())
                .max()
                .orElse(0);
    }

    /** The most units that can be granted to callers who ask all the time from a time on, for the first time, to another. */
    long possible(long from, long to) {
        return switch (limit.algorithm()) {
            case TOKEN_BUCKET -> limit.burst() + (to - from) * limit.limit() / period;
            case SLIDING_LOG -> (1 + (to - from) / period) * limit.limit();
            case SLIDING_COUNTER -> possibleOfCounter(from, to);
            case FIXED_WINDOW -> (1 + Math.floorDiv(to, period) - Math.floorDiv(from, period)) * limit.limit();
        };
    }

    private long possibleOfCounter(long from, long to) {
        long sum = 0;
        long last = 0;
        for (long window = Math.floorDiv(from, period); window * period <= to; window++) {
            long left = Math.max(1, (window + 1) * period - to);
            last = limit.limit() - Tally.ceil(last * left, period);
            sum += last;
        }
        return sum;
    }
}
