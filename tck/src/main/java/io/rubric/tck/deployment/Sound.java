package io.rubric.tck.deployment;

import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;

/** Nothing wrong with it. */
@ApplicationScoped
class Sound {

    @CacheResult
    String find(long id) {
        return "order";
    }
}
