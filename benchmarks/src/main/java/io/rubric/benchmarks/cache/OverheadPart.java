package io.rubric.benchmarks.cache;

import com.sun.management.ThreadMXBean;
import io.rubric.benchmarks.Contender;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Node;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import io.rubric.cache.CacheResult;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.codec.CachedExceptions;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.codec.ValueCodec;
import io.rubric.redis.RedisServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a hit costs beside Redis: the codec, and all that is around. */
public final class OverheadPart implements Part {

    private static final int SIZE = 500;
    private static final int CALLS = 10_000;
    private static final String TIME = "hit without Redis, time";
    private static final String BYTES = "hit without Redis, allocated";
    private static final String CODEC = "codec alone";
    private static final String EMPTY = "an interceptor that does nothing";
    private static final String OVERHEAD = "intercepted - plain - decoded";

    private final Effort effort;

    /** What an application writes. */
    @ApplicationScoped
    static class Products {

        @CacheResult(cacheName = "products", key = "{id}")
        Product find(long id) {
            return Product.of(id, SIZE);
        }

        Product plain(long id) {
            return PRODUCT;
        }

        @Nothing
        Product nothing(long id) {
            return PRODUCT;
        }
    }

    private static final Product PRODUCT = Product.of(1, SIZE);

    public OverheadPart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        try (RedisServer redis = EmbeddedRedis.start();
                Node node = Node.start(
                        redis.address(), Map.of(), Products.class, ConstantRedis.class, NothingInterceptor.class);
                JsonCodec json = new JsonCodec()) {
            Products products = node.get(Products.class);
            products.find(1); // stored
            products.find(1); // known from now on
            ValueCodec codec = new ValueCodec(json, Product.class, CachedExceptions.NONE);
            byte[] stored = codec.encode(PRODUCT);
            Map<String, Contender> steps = new LinkedHashMap<>();
            steps.put("intercepted", thread -> products.find(1));
            steps.put("plain", thread -> products.plain(1));
            steps.put(EMPTY, thread -> products.nothing(1));
            steps.put("decoded", thread -> codec.decode(stored));
            overhead(sheet, steps);
            codec(sheet, codec, stored);
        }
    }

    private void overhead(Sheet sheet, Map<String, Contender> steps) throws Exception {
        Slices slices = new Slices(effort);
        for (int i = -1; i < effort.rounds(); i++) { // the first to warm up
            Map<String, Double> time = new LinkedHashMap<>(Map.of("1 us", 1000.0));
            Map<String, Double> bytes = new LinkedHashMap<>(Map.of("500 bytes", 500.0));
            for (Map.Entry<String, Contender> step : steps.entrySet()) {
                time.put(
                        step.getKey(),
                        1e9 / slices.slice(step.getValue(), 1, i < 0 ? effort.warmUp() : effort.slice()));
                bytes.put(step.getKey(), allocated(step.getValue()));
            }
            if (i >= 0) {
                sheet.add(TIME, "ns", withOverhead(time));
                sheet.add(BYTES, "bytes", withOverhead(bytes));
            }
        }
    }

    private static Map<String, Double> withOverhead(Map<String, Double> round) {
        round.put(OVERHEAD, round.get("intercepted") - round.get("plain") - round.get("decoded"));
        return round;
    }

    private static double allocated(Contender contender) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            contender.call(0);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) CALLS;
    }

    private void codec(Sheet sheet, ValueCodec codec, byte[] stored) throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create()) {
            String text = jsonb.toJson(PRODUCT);
            Map<String, Contender> codecs = new LinkedHashMap<>();
            codecs.put("Rubric decodes", thread -> codec.decode(stored));
            codecs.put("JSON-B reads", thread -> jsonb.fromJson(text, Product.class));
            codecs.put("Rubric encodes", thread -> codec.encode(PRODUCT));
            codecs.put("JSON-B writes", thread -> jsonb.toJson(PRODUCT));
            new Slices(effort).compare(sheet, CODEC, 1, codecs);
        }
    }

    @Override
    public List<Ratio> ratios() {
        return List.of(
                new Ratio(TIME, OVERHEAD, "1 us", Goal.most(1)),
                new Ratio(TIME, EMPTY, "1 us"),
                new Ratio(BYTES, OVERHEAD, "500 bytes", Goal.most(1)),
                new Ratio(BYTES, EMPTY, "500 bytes"),
                new Ratio(CODEC, "Rubric decodes", "JSON-B reads"),
                new Ratio(CODEC, "Rubric encodes", "JSON-B writes"));
    }
}
