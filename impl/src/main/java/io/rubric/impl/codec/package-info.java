/** Values to bytes and back, by a type that is known at deployment. */
@NullMarked
package io.rubric.impl.codec;

import org.jspecify.annotations.NullMarked;
