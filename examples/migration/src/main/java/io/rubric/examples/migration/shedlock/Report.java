package io.rubric.examples.migration.shedlock;

import io.rubric.examples.migration.Catalogue;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import jakarta.ejb.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A job of which each node has a schedule, and which one of them does. */
@ApplicationScoped
public class Report {

    @Inject
    Catalogue catalogue;

    @Schedule(hour = "*", minute = "*/15", persistent = false)
    @Locked(value = "report", onContention = OnContention.SKIP, atLeast = "1m")
    public void write() {
        catalogue.search("");
    }
}
