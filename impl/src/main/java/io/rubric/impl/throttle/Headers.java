package io.rubric.impl.throttle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On which HTTP answers the limits are told. */
enum Headers implements Told {
    REFUSED,
    ALL,
    NONE;

    static final String GRAMMAR = "refused, all or none";

    static Optional<Headers> parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findAny();
    }

    @Override
    public boolean onRefused() {
        return this != NONE;
    }

    @Override
    public boolean onAll() {
        return this == ALL;
    }
}
