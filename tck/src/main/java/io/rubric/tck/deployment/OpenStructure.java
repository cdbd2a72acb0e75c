package io.rubric.tck.deployment;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.redisson.api.RMap;

/** A structure of a type that nobody decides. */
@Dependent
class OpenStructure<T> {

    @Inject
    @RedisName("tck-open")
    RMap<String, T> open;
}
