package io.rubric.tck.throttle.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that registers nothing. */
@ApplicationPath("api")
public class TurnstileApplication extends Application {}
