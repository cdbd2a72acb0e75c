package io.rubric.benchmarks.cache;

/** Somebody's cache of products: a stored one is returned, and any other made and stored. */
interface Cached extends AutoCloseable {

    Product find(long id) throws Exception;

    @Override
    void close() throws Exception;
}
