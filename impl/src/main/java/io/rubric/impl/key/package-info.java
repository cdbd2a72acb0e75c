/** Key templates, compiled and checked at deployment. */
@NullMarked
package io.rubric.impl.key;

import org.jspecify.annotations.NullMarked;
