package io.rubric.examples.ear;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Both modules answer by REST. */
@ApplicationPath("api")
public class EarApplication extends Application {}
