package io.rubric.tck.key;

import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Every call that reaches a method gets a number of its own: equal numbers mean equal keys. */
@ApplicationScoped
class Labels {

    static final String CACHE = "tck-labels";
    static final String PAIRS = "tck-pairs";

    private final AtomicInteger last = new AtomicInteger();

    @CacheResult(cacheName = CACHE, key = "{value}")
    int ofNumber(long value) {
        return last.incrementAndGet();
    }

    @CacheResult(cacheName = CACHE, key = "{value}")
    int ofFraction(double value) {
        return last.incrementAndGet();
    }

    @CacheResult(cacheName = CACHE, key = "{value}")
    int ofTruth(boolean value) {
        return last.incrementAndGet();
    }

    @CacheResult(cacheName = CACHE, key = "{value}")
    int ofText(String value) {
        return last.incrementAndGet();
    }

    @CacheRemove(cacheName = CACHE, key = "{value}")
    void remove(String value) {
        last.incrementAndGet();
    }

    @CacheResult
    int ofPair(String x, String y) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "{x}:{y}")
    int ofTemplate(String x, String y) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "{x}{y}")
    int ofNeighbours(String x, String y) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "{principal}")
    int ofCaller(String note) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "{principal}")
    int byPrincipal(String principal) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "order:{order}")
    int byName(String note, String order) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "order:{1}")
    int byPosition(String note, String order) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "{order.customer.address.city}")
    int byComponent(Order order) {
        return last.incrementAndGet();
    }

    @CacheResult(key = "{bean.name}/{bean.number}")
    int byProperty(Bean bean) {
        return last.incrementAndGet();
    }

    @CacheResult
    int ofValues(Integer number, Month month, LocalDate date, UUID id) {
        return last.incrementAndGet();
    }

    @CacheResult
    int byMarked(@CacheKey String marked, String note) {
        return last.incrementAndGet();
    }

    @CacheResult(cacheName = PAIRS)
    int ofTwo(String x, String y) {
        return last.incrementAndGet();
    }

    @CacheResult(cacheName = PAIRS)
    int byTwoMarked(@CacheKey String x, String note, @CacheKey String y) {
        return last.incrementAndGet();
    }

    @CacheResult(keyGenerator = Makers.ByInitial.class)
    int byInitial(String word) {
        return last.incrementAndGet();
    }

    @CacheResult(keyGenerator = Makers.Itself.class)
    int byItself(Object value) {
        return last.incrementAndGet();
    }

    record Order(long id, Customer customer) {}

    record Customer(String name, Address address) {}

    record Address(String city) {}

    /** A getter and a public field. */
    public static class Bean {

        public final int number;
        private final String name;

        Bean(String name, int number) {
            this.name = name;
            this.number = number;
        }

        public String getName() {
            return name;
        }
    }
}
