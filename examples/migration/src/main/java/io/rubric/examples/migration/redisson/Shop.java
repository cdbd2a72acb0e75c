package io.rubric.examples.migration.redisson;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.event.RedisEvent;
import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Product;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is left of it: the methods. */
@ApplicationScoped
public class Shop {

    @Inject
    Catalogue catalogue;

    @Inject
    @RedisEvent("orders")
    Event<OrderPlaced> placed;

    private final List<OrderPlaced> heard = new CopyOnWriteArrayList<>();

    @CacheResult(cacheName = "shop", key = "{sku}", ttl = "10m")
    public Product product(String sku) {
        return catalogue.find(sku);
    }

    @CacheRemove(cacheName = "shop", key = "{product.sku}")
    public void change(Product product) {
        catalogue.save(product);
    }

    @Throttled(limit = 10, period = "1m", key = "{user}")
    public List<Product> search(String user, String name) {
        return catalogue.search(name);
    }

    @Locked(value = "order:{id}", waitTime = "1s")
    public void order(long id, String sku, Runnable work) {
        work.run();
        placed.fire(new OrderPlaced(id, sku));
    }

    void onOrder(@Observes @RedisEvent("orders") OrderPlaced order) {
        heard.add(order);
    }

    public List<OrderPlaced> heard() {
        return List.copyOf(heard);
    }
}
