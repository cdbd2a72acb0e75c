package io.rubric.examples.patterns;

/** An event. */
public record Headline(String text) {}
