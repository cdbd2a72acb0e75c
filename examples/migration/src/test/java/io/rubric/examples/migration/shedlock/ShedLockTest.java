package io.rubric.examples.migration.shedlock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Node;
import io.rubric.examples.migration.shedlock.before.ReportBetween;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.UUID;
import net.javacrumbs.shedlock.cdi.internal.SchedulerLockInterceptor;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.inmemory.InMemoryLockProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the timers of two nodes do at the same minute, before and afterwards. */
class ShedLockTest {

    @ApplicationScoped
    static class InMemory {

        private static LockProvider locks;

        @Produces
        @ApplicationScoped
        LockProvider locks() {
            return locks;
        }
    }

    /** All locks are free. */
    @BeforeEach
    void start() {
        InMemory.locks = new InMemoryLockProvider();
        System.setProperty("rubric.prefix", UUID.randomUUID().toString());
    }

    @AfterEach
    void end() {
        System.clearProperty("rubric.prefix");
    }

    @Test
    void beforeOneOfTwoNodesWritesTheReport() {
        try (Node one = before(io.rubric.examples.migration.shedlock.before.Report.class);
                Node two = before(io.rubric.examples.migration.shedlock.before.Report.class)) {
            one.get(io.rubric.examples.migration.shedlock.before.Report.class).write();
            two.get(io.rubric.examples.migration.shedlock.before.Report.class).write();
            one.get(io.rubric.examples.migration.shedlock.before.Report.class).write();
            assertEquals(1, runs(one) + runs(two));
        }
    }

    @Test
    void afterwardsOneOfTwoNodesWritesTheReport() {
        try (Node one = Node.start(Report.class, Catalogue.class);
                Node two = Node.start(Report.class, Catalogue.class)) {
            one.get(Report.class).write();
            two.get(Report.class).write();
            one.get(Report.class).write();
            assertEquals(1, runs(one) + runs(two));
        }
    }

    @Test
    void whileNodesAreChangedAReportWithBothLocksIsExcludedByEither() {
        try (Node old = before(io.rubric.examples.migration.shedlock.before.Report.class);
                Node between = before(ReportBetween.class)) {
            old.get(io.rubric.examples.migration.shedlock.before.Report.class).write();
            between.get(ReportBetween.class).write();
            assertEquals(1, runs(old));
            assertEquals(0, runs(between));
        }
        start();
        try (Node between = before(ReportBetween.class);
                Node after = Node.start(Report.class, Catalogue.class)) {
            after.get(Report.class).write();
            between.get(ReportBetween.class).write();
            assertEquals(1, runs(after));
            assertEquals(0, runs(between));
        }
    }

    private static Node before(Class<?> report) {
        return Node.start(report, SchedulerLockInterceptor.class, InMemory.class, Catalogue.class);
    }

    private static int runs(Node node) {
        return node.get(Catalogue.class).asked();
    }
}
