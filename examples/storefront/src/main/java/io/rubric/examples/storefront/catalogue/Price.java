package io.rubric.examples.storefront.catalogue;

/**
 * What a product costs.
 *
 * @param product its name
 * @param cents the price
 * @param quotedTo the server that asked the supplier for it
 */
public record Price(String product, long cents, String quotedTo) {}
