package io.rubric.examples.patterns;

/** A row of a database. */
public record User(long id, String name) {}
