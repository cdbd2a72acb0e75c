/** The client: configured, checked, closed; scripts. */
@NullMarked
package io.rubric.impl.redis;

import org.jspecify.annotations.NullMarked;
