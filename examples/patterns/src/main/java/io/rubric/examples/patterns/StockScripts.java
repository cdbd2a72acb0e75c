package io.rubric.examples.patterns;

import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import org.redisson.api.RMap;

/** 12. Lua scripts, checked at deployment and called like any method. */
public interface StockScripts {

    /** True if there were so many pieces; then they are taken. */
    @RedisScript("classpath:stock/reserve.lua")
    boolean reserve(@RedisKey RMap<String, Integer> stock, String article, int pieces);
}
