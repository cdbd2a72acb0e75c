/** The CDI extension, the catalogue of deployment errors, and what the features share. */
@NullMarked
package io.rubric.impl;

import org.jspecify.annotations.NullMarked;
