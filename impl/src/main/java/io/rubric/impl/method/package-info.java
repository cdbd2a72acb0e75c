/** Intercepted methods and what was decided for them; a value and a stage told apart, once. */
@NullMarked
package io.rubric.impl.method;

import org.jspecify.annotations.NullMarked;
