package io.rubric.examples.orders;

import java.math.BigDecimal;

/** What every node hears when an order is placed. */
public record OrderPlaced(long id, BigDecimal total, long fencingToken) {}
