package io.rubric.impl.throttle;

import io.rubric.impl.throttle.Gate.Passage;
import io.rubric.impl.throttle.Verdict.Answer;
import io.rubric.throttle.Quota;
import io.rubric.throttle.ThrottledException;
import io.rubric.throttle.ThrottledException.Reason;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Why a call fails, in the words of the API. */
final class Refusals {

    private Refusals() {}

    /** A call is refused. */
    static ThrottledException of(Passage passage) {
        Verdict verdict = passage.verdict();
        List<Quota> quotas = verdict.answers().stream().map(Answer::quota).toList();
        boolean waits = verdict.refusals().stream()
                .allMatch(answer -> answer.demand().terms().patience() > 0);
        Reason reason = passage.failure() != null ? Reason.BACKEND : waits ? Reason.MAX_WAIT : Reason.LIMIT;
        return new ThrottledException(reason, quotas, passage.failure());
    }

    /** A call no longer waits for its turn. */
    static ThrottledException interrupted(Verdict verdict, Throwable cause) {
        List<Quota> quotas = verdict.taken().stream()
                .map(answer -> answer.demand()
                        .policy()
                        .quota(answer.delay() == 0, answer.remaining(), answer.delay(), answer.reset()))
                .toList();
        return new ThrottledException(Reason.INTERRUPTED, quotas, cause);
    }

    /** A call costs more than is ever allowed. What remains is not asked for. */
    static ThrottledException impossible(Demand demand) {
        return new ThrottledException(Reason.IMPOSSIBLE, List.of(impossibleQuota(demand)), null);
    }

    static Quota impossibleQuota(Demand demand) {
        Quota quota = demand.policy().quota(false, 0, 0, 0);
        return new Quota(
                quota.policy(),
                false,
                quota.limit(),
                quota.period(),
                quota.burst(),
                0,
                ChronoUnit.FOREVER.getDuration(),
                Duration.ZERO);
    }
}
