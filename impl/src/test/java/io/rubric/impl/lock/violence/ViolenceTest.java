package io.rubric.impl.lock.violence;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Soak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Mutual exclusion while processes die, stand still and are cut off; and the same run without what it is owed to. */
class ViolenceTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Stays where a test fails, with all that the processes have written. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private Violence run(Plan plan) throws Exception {
        Violence violence = Violence.run(plan, directory);
        System.out.println(violence);
        return violence;
    }

    @Test
    void whateverIsDoneToTheProcessesNobodyIsInsideWithAnotherUnlessHeWasToldAndNothingIsLost() throws Exception {
        Duration time = Duration.ofSeconds(Soak.of(8, 120));
        Violence violence = run(new Plan(time, 4, 8, true, true, true, new Random().nextLong()));
        assertThat(Fault.values()).allMatch(fault -> violence.faults().count(fault) > 0);
        assertThat(violence.findings()).matches(Findings::isClean);
    }

    @Test
    void aLockThatExcludesNobodyFailsTheSameRunAndTheGuardAloneKeepsWhatItGuards() throws Exception {
        Findings findings = run(new Plan(SHORT, 2, 8, false, false, true, 0)).findings();
        assertThat(findings).matches(found -> !found.isClean());
        assertThat(findings.overlaps()).isNotEmpty();
        assertThat(findings.refused()).isPositive();
        assertThat(findings.lost()).isZero();
        assertThat(findings.backwards()).isZero();
    }

    @Test
    void aLockThatExcludesNobodyLosesUpdatesWithoutTheGuard() throws Exception {
        Findings findings = run(new Plan(SHORT, 2, 8, false, false, false, 0)).findings();
        assertThat(findings).matches(found -> !found.isClean());
        assertThat(findings.overlaps()).isNotEmpty();
        assertThat(findings.lost()).isPositive();
    }
}
