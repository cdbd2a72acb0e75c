package io.rubric.examples.migration.payara.before;

import java.io.Serializable;
import java.math.BigDecimal;

public record PriceChanged(String sku, BigDecimal price) implements Serializable {}
