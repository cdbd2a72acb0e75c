package io.rubric.tck.structure;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.redisson.api.RMap;

/** A bean that a container may write to its disk. */
@SessionScoped
class Session implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @RedisName("stock")
    @SuppressWarnings("serial") // a proxy of the container, which can be written
    private RMap<String, Integer> stock;

    int stock(String article) {
        return stock.get(article);
    }
}
