/** The numbers that Rubric shows by OpenTelemetry, where there is one. */
@NullMarked
package io.rubric.impl.telemetry;

import org.jspecify.annotations.NullMarked;
