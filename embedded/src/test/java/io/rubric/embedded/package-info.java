@NullMarked
package io.rubric.embedded;

import org.jspecify.annotations.NullMarked;
