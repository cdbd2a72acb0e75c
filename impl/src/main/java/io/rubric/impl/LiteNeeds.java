package io.rubric.impl;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Keeps in the application what Rubric looks up there: Quarkus takes away what has no name and is nowhere injected. */
@Dependent
@Named("io_rubric_needs")
class LiteNeeds {

    @Inject
    @SuppressWarnings("UnusedVariable") // that it is asked for is all
    LiteNeeds(RequestContextController request) {}
}
