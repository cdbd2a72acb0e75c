package io.rubric.impl.throttle;

import io.rubric.throttle.Quota;
import java.util.List;

/**
 * What became of a call.
 *
 * @param allowed whether all limits were taken; else none was
 * @param answers of the limits that were asked, in the order of the demands; if one has refused others may be missing
 */
record Verdict(boolean allowed, List<Answer> answers) {

    /** That of a call which asks for nothing. */
    static final Verdict FREE = new Verdict(true, List.of());

    /** What was taken. */
    List<Answer> taken() {
        return allowed ? answers.stream().filter(Answer::fits).toList() : List.of();
    }

    /** Those who refuse. */
    List<Answer> refusals() {
        return answers.stream().filter(Answer::refuses).toList();
    }

    /** Microseconds until the turn of the call that is allowed. */
    long pause() {
        long longest = 0;
        for (Answer answer : answers) {
            if (answer.fits()) {
                longest = Math.max(longest, answer.delay());
            }
        }
        return longest;
    }

    /** Counts it for each policy. */
    void count() {
        for (Answer answer : answers) {
            Counters counters = answer.demand().policy().counters();
            if (answer.refuses()) {
                counters.refused.increment();
            } else if (!answer.fits()) {
                counters.shadowed.increment();
            } else if (allowed) {
                counters.allowed.increment();
                if (answer.delay() > 0) {
                    counters.waits.increment();
                }
            }
        }
    }

    /** Counts what is given back. */
    static void countRefunds(List<Answer> taken) {
        taken.forEach(answer -> answer.demand().policy().counters().refunds.increment());
    }

    /**
     * The answer of one limit.
     *
     * @param delay microseconds after which the call is in its limit
     * @param remaining units that are left
     * @param reset microseconds after which all are
     * @param first and second: by which what was taken can be given back
     */
    record Answer(Demand demand, long delay, long remaining, long reset, long first, long second) {

        /** Whether this limit lets the call through, perhaps after its wait. */
        boolean fits() {
            return delay <= demand.terms().patience();
        }

        /** Whether it refuses the call. */
        boolean refuses() {
            return !fits() && !demand.policy().isShadow();
        }

        /** In the words of the API. */
        Quota quota() {
            long retryAfter = refuses() ? delay - demand.terms().patience() : 0;
            return demand.policy().quota(!refuses(), remaining, retryAfter, reset);
        }
    }
}
