package io.rubric.impl.structure;

import io.rubric.impl.structure.Shop.Order;
import io.rubric.impl.structure.Shop.Size;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RMap;

/** Scripts as methods. */
public interface StockScripts {

    @RedisScript("classpath:stock/reserve.lua")
    boolean reserve(@RedisKey RMap<String, Integer> stock, String article, int pieces);

    @RedisScript("classpath:stock/reserve.lua")
    CompletionStage<Boolean> reserveLater(@RedisKey RMap<String, Integer> stock, String article, int pieces);

    @RedisScript("return redis.call('INCRBY', KEYS[1], ARGV[1])")
    long visit(@RedisKey("visits:{user}") String user, long times);

    @RedisScript("return redis.call('INCR', KEYS[1])")
    Long count(@RedisKey String user);

    @RedisScript(
            value = "redis.call('DECRBY', KEYS[1], ARGV[1]); return redis.call('INCRBY', KEYS[2], ARGV[1])",
            hashTag = "accounts")
    int transfer(@RedisKey("account:{from}") long from, @RedisKey("account:{to}") long to, int amount);

    @RedisScript(value = "return {KEYS[1], KEYS[2]}", hashTag = "order:{order.id}")
    List<String> keys(@RedisKey("lines") @RedisKey("total:{order.day}") Order order);

    @RedisScript("return {KEYS[1], KEYS[2]}")
    List<String> both(@RedisKey RMap<String, Integer> one, @RedisKey RBucket<String> other);

    @RedisScript("redis.call('SET', KEYS[1], ARGV[1]); return redis.call('GET', KEYS[1])")
    Order keep(@RedisKey("kept:{name}") String name, Order order);

    @RedisScript("return redis.call('HGETALL', KEYS[1])")
    Map<String, Integer> all(@RedisKey RMap<String, Integer> stock);

    @RedisScript("return redis.call('GET', KEYS[1])")
    Optional<String> find(@RedisKey("text:{name}") String name);

    @RedisScript("return redis.call('SET', KEYS[1], ARGV[1])")
    void set(@RedisKey("text:{name}") String name, String value);

    @RedisScript("return redis.call('SET', KEYS[1], ARGV[1], 'NX')")
    boolean setOnce(@RedisKey("text:{name}") String name, String value);

    @RedisScript("return KEYS[1] and {ARGV[1], ARGV[2], ARGV[1]}")
    Set<LocalDate> days(@RedisKey("any:{name}") String name, LocalDate one, LocalDate other);

    @RedisScript("return KEYS[1] and ARGV[1]")
    Size size(@RedisKey("any:{name}") String name, Size size);

    @RedisScript("return KEYS[1] and {{ARGV[1], '2'}, {}, {3}}")
    List<List<Integer>> nested(@RedisKey("any:{name}") String name, int number);

    @RedisScript("return KEYS[1] and cjson.encode({id = 7, articles = {ARGV[1]}})")
    Order encoded(@RedisKey("any:{name}") String name, String article);

    @RedisScript("return KEYS[1] and '1.50'")
    double price(@RedisKey("any:{name}") String name);

    @RedisScript("return KEYS[1] and ARGV[1]")
    byte[] echo(@RedisKey("any:{name}") String name, byte[] bytes);

    @RedisScript("return redis.call('HGET', KEYS[1], ARGV[1])")
    LocalDate day(@RedisKey RMap<String, LocalDate> days, String name);

    @RedisScript("return redis.call('GET', KEYS[1])")
    Optional<Boolean> truth(@RedisKey("text:{name}") String name);

    @RedisScript("return redis.error_reply('SOLDOUT ' .. KEYS[1])")
    void refuse(@RedisKey("any:{name}") String name);

    @RedisScript("return redis.call('GET', KEYS[1])")
    long number(@RedisKey("text:{name}") String name);

    default boolean reserveOne(RMap<String, Integer> stock, String article) {
        return reserve(stock, article, 1);
    }
}
