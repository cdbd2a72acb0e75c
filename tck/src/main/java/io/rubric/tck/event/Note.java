package io.rubric.tck.event;

/** A payload. */
public record Note(String id, int number) {}
