package io.rubric.tck.deployment;

import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.Dependent;

/** A method that cannot be overridden. */
@Dependent
class FinalMethod {

    @CacheResult
    final String closed(long id) {
        return "order";
    }
}
