package io.rubric.tck.deployment;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBucket;
import org.redisson.api.RList;
import org.redisson.api.RMap;
import org.redisson.api.RReliableQueue;
import org.redisson.api.RSet;

/** One of each kind that only structures have. */
@ApplicationScoped
class StructureMistakes {

    @Inject
    @RedisName("tck-raw")
    @SuppressWarnings("rawtypes")
    RMap raw;

    @Inject
    @RedisName("tck-wild")
    RBucket<List<?>> wild;

    @Inject
    @RedisName("tck-none")
    String noStructure;

    @Inject
    @RedisName(value = "tck-typed", type = String.class)
    RAtomicLong typed;

    @Inject
    @RedisName("tck-edition")
    RReliableQueue<String> edition;

    @Inject
    @RedisName("tck name")
    RAtomicLong spaced;

    @Inject
    @RedisName("lock:tck")
    RAtomicLong reserved;

    @Inject
    @RedisName("${tck.nobody}")
    RAtomicLong unconfigured;

    @Inject
    @RedisName("tck-key")
    RMap<List<String>, String> key;

    @Inject
    @RedisName("tck-twice")
    RList<String> list;

    @Inject
    @RedisName("tck-twice")
    RSet<String> set;

    @Inject
    ScriptMistakes scripts;
}
