package io.rubric.examples.migration;

import java.math.BigDecimal;

/** What is sold. */
public record Product(String sku, String name, BigDecimal price) {}
