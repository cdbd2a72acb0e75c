package io.rubric.benchmarks.cache;

import java.math.BigDecimal;

/** What is cached. */
public record Product(long id, String name, BigDecimal price, String text) {

    private static final int REST = 50;

    /** A product that takes about so many bytes as JSON. */
    static Product of(long id, int bytes) {
        return new Product(id, "tea " + id, new BigDecimal("12.50"), "x".repeat(Math.max(0, bytes - REST)));
    }
}
