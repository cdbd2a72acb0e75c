package io.rubric.benchmarks;

/** Somebody who does what is compared, as his users write it. */
@FunctionalInterface
public interface Contender extends AutoCloseable {

    /**
     * Does it once.
     *
     * @param thread the number of the calling thread, from 0
     * @return what came of it, so that nothing is left out for want of use
     */
    Object call(int thread) throws Exception;

    /** Ends what it holds; most leave that to whoever has made them. */
    @Override
    default void close() throws Exception {}
}
