package io.rubric.examples.patterns;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.redisson.api.RMap;

/** 8. HSET, HGETALL: a hash; and 12. a script that changes it in one step. */
@ApplicationScoped
public class Stock {

    @Inject
    @RedisName("stock")
    RMap<String, Integer> stock;

    @Inject
    StockScripts scripts;

    /** HSET. */
    public void deliver(String article, int pieces) {
        stock.fastPut(article, pieces);
    }

    /** HGETALL. */
    public Map<String, Integer> all() {
        return stock.readAllMap();
    }

    /** EVALSHA. */
    public boolean reserve(String article, int pieces) {
        return scripts.reserve(stock, article, pieces);
    }
}
