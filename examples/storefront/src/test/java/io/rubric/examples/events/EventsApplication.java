package io.rubric.examples.events;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Fires and tells by REST. */
@ApplicationPath("api")
public class EventsApplication extends Application {}
