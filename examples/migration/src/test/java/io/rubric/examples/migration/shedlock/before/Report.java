package io.rubric.examples.migration.shedlock.before;

import io.rubric.examples.migration.Catalogue;
import jakarta.ejb.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.javacrumbs.shedlock.cdi.SchedulerLock;

@ApplicationScoped
public class Report {

    @Inject
    Catalogue catalogue;

    @Schedule(hour = "*", minute = "*/15", persistent = false)
    @SchedulerLock(name = "report", lockAtMostFor = "PT10M", lockAtLeastFor = "PT1M")
    public void write() {
        catalogue.search("");
    }
}
