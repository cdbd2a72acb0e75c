package io.rubric.examples.migration.shedlock.before;

import io.rubric.examples.migration.Catalogue;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import jakarta.ejb.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.javacrumbs.shedlock.cdi.SchedulerLock;

/** While the nodes are changed one after the other: both locks, so that old and new nodes are excluded. */
@ApplicationScoped
public class ReportBetween {

    @Inject
    Catalogue catalogue;

    @Schedule(hour = "*", minute = "*/15", persistent = false)
    @SchedulerLock(name = "report", lockAtMostFor = "PT10M", lockAtLeastFor = "PT1M")
    @Locked(value = "report", onContention = OnContention.SKIP, atLeast = "1m")
    public void write() {
        catalogue.search("");
    }
}
