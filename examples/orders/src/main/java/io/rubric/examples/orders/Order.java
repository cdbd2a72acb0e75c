package io.rubric.examples.orders;

import java.util.List;

/** An order. */
public record Order(long id, List<String> skus) {}
