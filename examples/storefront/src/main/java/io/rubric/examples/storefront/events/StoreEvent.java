package io.rubric.examples.storefront.events;

/** What the servers of the shop tell each other. */
public sealed interface StoreEvent {

    /** Somebody says hello. */
    record Greeting(String text) implements StoreEvent {}

    /** An order is being worked on, by the holder of its lock. */
    record CheckoutStarted(String order, long fencingToken) implements StoreEvent {}

    /** An order has been placed and committed. */
    record OrderPlaced(String order, long fencingToken) implements StoreEvent {}

    /** The stock has been counted, for this second since 1970. */
    record StockCounted(long second, int pieces, long fencingToken) implements StoreEvent {}
}
