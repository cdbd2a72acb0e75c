package io.rubric.examples.patterns;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBatch;
import org.redisson.api.RMap;

/** 11. A pipeline: many commands, one round trip. */
@ApplicationScoped
public class Pipeline {

    @Inject
    @RedisName
    Provider<RBatch> batches;

    @Inject
    @RedisName("stock")
    RMap<String, Integer> stock;

    @Inject
    @RedisName("deliveries")
    RAtomicLong deliveries;

    /** Sets many articles and counts. */
    public List<?> deliver(Map<String, Integer> articles) {
        RBatch batch = batches.get();
        articles.forEach((article, pieces) ->
                batch.<String, Integer>getMap(stock.getName(), stock.getCodec()).fastPutAsync(article, pieces));
        batch.getAtomicLong(deliveries.getName()).incrementAndGetAsync();
        return batch.execute().getResponses();
    }
}
