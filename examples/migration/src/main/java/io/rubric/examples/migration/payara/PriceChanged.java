package io.rubric.examples.migration.payara;

import java.math.BigDecimal;

/** The event. It need not be {@code Serializable}: it travels as JSON. */
public record PriceChanged(String sku, BigDecimal price) {}
