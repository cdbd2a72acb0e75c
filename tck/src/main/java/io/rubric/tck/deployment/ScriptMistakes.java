package io.rubric.tck.deployment;

import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import java.util.List;
import java.util.stream.Stream;

/** One of each kind that only scripts have. */
interface ScriptMistakes {

    @RedisScript("classpath:tck/nowhere.lua")
    void missing(@RedisKey("tck:{id}") long id);

    void without(long id);

    @RedisScript("return {KEYS[1], KEYS[2]}")
    List<String> twoSlots(@RedisKey("tck:{id}") long id, @RedisKey("tck-other:{other}") long other);

    @RedisScript("return {KEYS[1], KEYS[2]}")
    List<String> tooFewKeys(@RedisKey("tck:{id}") long id);

    @RedisScript("return KEYS[1]")
    String tooManyArguments(@RedisKey("tck:{id}") long id, String unused);

    @RedisScript("return 1")
    long noKey();

    @RedisScript("return KEYS[1]")
    Stream<String> lazy(@RedisKey("tck:{id}") long id);

    @RedisScript("return KEYS[1]")
    String unknownName(@RedisKey("tck:{idd}") long id);

    @RedisScript("return KEYS[1]")
    String beginsWithAValue(@RedisKey("{id}:tck") String id);
}
