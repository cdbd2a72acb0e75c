package io.rubric.examples.migration.redisson.before;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Product;
import io.rubric.examples.migration.redisson.OrderPlaced;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RMapCache;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RTopic;
import org.redisson.api.RateType;
import org.redisson.api.RedissonClient;

public class Shop {

    private final Catalogue catalogue;
    private final RedissonClient redisson;
    private final RMapCache<String, Product> products;
    private final RTopic orders;
    private final List<OrderPlaced> heard = new CopyOnWriteArrayList<>();

    public Shop(Catalogue catalogue, RedissonClient redisson) {
        this.catalogue = catalogue;
        this.redisson = redisson;
        products = redisson.getMapCache("products");
        orders = redisson.getTopic("orders");
        orders.addListener(OrderPlaced.class, (channel, order) -> heard.add(order));
    }

    public Product product(String sku) {
        Product product = products.get(sku);
        if (product == null) {
            product = catalogue.find(sku);
            products.put(sku, product, 10, TimeUnit.MINUTES);
        }
        return product;
    }

    public void change(Product product) {
        catalogue.save(product);
        products.remove(product.sku());
    }

    public List<Product> search(String user, String name) {
        RRateLimiter limiter = redisson.getRateLimiter("search:" + user);
        limiter.trySetRate(RateType.OVERALL, 10, Duration.ofMinutes(1));
        if (!limiter.tryAcquire()) {
            throw new IllegalStateException("too many searches of " + user);
        }
        return catalogue.search(name);
    }

    public void order(long id, String sku, Runnable work) throws InterruptedException {
        RLock lock = redisson.getLock("order:" + id);
        if (!lock.tryLock(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("somebody else is at order " + id);
        }
        try {
            work.run();
        } finally {
            lock.unlock();
        }
        orders.publish(new OrderPlaced(id, sku));
    }

    public List<OrderPlaced> heard() {
        return List.copyOf(heard);
    }
}
