package io.rubric.tck.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What is kept. */
public record Basket(long id, List<String> articles, BigDecimal sum, LocalDate day) {

    static final Basket FULL =
            new Basket(7, List.of("apple", "\"pear\""), new BigDecimal("12.5"), LocalDate.of(2026, 11, 28));

    /** As JSON-B writes it: members in the order of their names. */
    static final String JSON =
            "{\"articles\":[\"apple\",\"\\\"pear\\\"\"],\"day\":\"2026-11-28\",\"id\":7,\"sum\":12.5}";
}
