package io.rubric.impl.throttle;

/** On which HTTP answers the limits are told: a bean, as who answers is made by REST and not by CDI. */
interface Told {

    /** On those to refused calls. */
    boolean onRefused();

    /** On those to calls that were allowed, too. */
    boolean onAll();
}
