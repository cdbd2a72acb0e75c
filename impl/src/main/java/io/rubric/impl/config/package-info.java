/** MicroProfile Config: every name that Rubric reads, with its default and meaning. */
@NullMarked
package io.rubric.impl.config;

import org.jspecify.annotations.NullMarked;
