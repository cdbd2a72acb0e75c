package io.rubric.examples.patterns;

import java.math.BigDecimal;

/** What is sold. */
public record Product(String name, BigDecimal price) {}
