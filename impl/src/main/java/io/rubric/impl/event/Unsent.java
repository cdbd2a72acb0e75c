package io.rubric.impl.event;

import java.util.ArrayList;
import java.util.List;

/** The events of a transaction, until it has been decided. Only its own threads touch it, one after the other. */
final class Unsent {

    private final List<Outgoing> events = new ArrayList<>();
    private boolean announced;
    private boolean dropped;

    /** True the first time: somebody must see to them when the transaction ends. */
    boolean isFirst() {
        boolean first = !announced;
        announced = true;
        return first;
    }

    /** False if the transaction can only be rolled back. */
    boolean add(Outgoing event) {
        return !dropped && events.add(event);
    }

    void drop() {
        dropped = true;
    }

    List<Outgoing> events() {
        return events;
    }
}
