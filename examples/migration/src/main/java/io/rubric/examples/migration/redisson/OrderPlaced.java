package io.rubric.examples.migration.redisson;

/** The event. */
public record OrderPlaced(long id, String sku) {}
