package io.rubric.examples.ear;

/**
 * What is cached. Each module has this class as its own.
 *
 * @param product its name
 * @param askedBy the module that had to ask for it
 */
public record Price(String product, String askedBy) {}
