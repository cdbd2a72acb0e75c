package io.rubric.tck.structure;

import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RMap;

/** Scripts as methods. */
public interface BasketScripts {

    @RedisScript("classpath:tck/reserve.lua")
    boolean reserve(@RedisKey RMap<String, Integer> stock, String article, int pieces);

    @RedisScript("classpath:tck/reserve.lua")
    CompletionStage<Boolean> reserveLater(@RedisKey RMap<String, Integer> stock, String article, int pieces);

    @RedisScript("return redis.call('INCRBY', KEYS[1], ARGV[1])")
    long visit(@RedisKey("visits:{user}") String user, long times);

    @RedisScript(
            value = "redis.call('DECRBY', KEYS[1], ARGV[1]) return redis.call('INCRBY', KEYS[2], ARGV[1])",
            hashTag = "accounts")
    long transfer(@RedisKey("account:{from}") long from, @RedisKey("account:{to}") long to, long amount);

    @RedisScript("return {KEYS[1], KEYS[2]}")
    List<String> both(@RedisKey RMap<String, Integer> one, @RedisKey RAtomicLong other);

    @RedisScript("redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1])")
    Basket keep(@RedisKey("kept:{name}") String name, Basket basket);

    @RedisScript("return redis.call('HGETALL', KEYS[1])")
    Map<String, Integer> all(@RedisKey RMap<String, Integer> stock);

    @RedisScript("return redis.call('GET', KEYS[1])")
    Optional<Basket> find(@RedisKey("kept:{name}") String name);

    @RedisScript("return redis.call('SET', KEYS[1], ARGV[1], 'NX')")
    boolean setOnce(@RedisKey("once:{name}") String name, String value);

    @RedisScript("return redis.error_reply('SOLDOUT ' .. (KEYS[1] and ARGV[1]))")
    void refuse(@RedisKey("kept:{name}") String name, String article);

    @RedisScript("return redis.call('GET', KEYS[1])")
    long number(@RedisKey("once:{name}") String name);
}
