package io.rubric.event;

/** When an event leaves the node that fires it. */
public enum Publish {
    /** In a transaction after its commit, and never if it is rolled back; without a transaction at once. */
    TRANSACTION,

    /** At once, whatever becomes of a transaction. */
    IMMEDIATE
}
