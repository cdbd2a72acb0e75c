package io.rubric.examples.storefront.checkout;

/**
 * A placed order.
 *
 * @param order its number
 * @param fencingToken the token of the lock under which it was placed; a later one is greater
 * @param begun when work on it began, in milliseconds since 1970
 * @param placed when it was done
 */
public record Receipt(String order, long fencingToken, long begun, long placed) {}
