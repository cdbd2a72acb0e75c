/** What the container gives an application: its context on other threads, its transactions. */
@NullMarked
package io.rubric.impl.context;

import org.jspecify.annotations.NullMarked;
