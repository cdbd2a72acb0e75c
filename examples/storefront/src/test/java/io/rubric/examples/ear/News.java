package io.rubric.examples.ear;

/** What is fired, by either module to both. */
public record News(String text) {}
