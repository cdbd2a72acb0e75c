package io.rubric.tck.structure;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RMap;

/** Who uses scripts. */
@Dependent
class Till {

    @Inject
    BasketScripts scripts;

    @Inject
    @RedisName("stock")
    RMap<String, Integer> stock;

    @Inject
    @RedisName("counter")
    RAtomicLong elsewhere;
}
