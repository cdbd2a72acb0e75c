package io.rubric.examples.storefront.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /storefront/api} is REST, everything else a static file. */
@ApplicationPath("api")
public class StorefrontApplication extends Application {}
