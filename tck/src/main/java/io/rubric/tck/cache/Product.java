package io.rubric.tck.cache;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A value with everything that goes astray on the way to JSON and back. */
public record Product(long id, String name, BigDecimal price, LocalDate since, List<String> tags, Maker maker) {

    /** A record in a record. */
    public record Maker(String name, boolean known) {}

    static Product of(long id) {
        return new Product(
                id,
                "Tea \"N\u00ba " + id + "\"",
                new BigDecimal("12.5"),
                LocalDate.of(2026, 2, 28),
                List.of("green", "dry"),
                new Maker("Ota", true));
    }
}
