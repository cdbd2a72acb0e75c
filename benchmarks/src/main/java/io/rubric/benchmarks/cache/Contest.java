package io.rubric.benchmarks.cache;

import io.rubric.benchmarks.Contender;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Some caches on one Redis, and who asks them for what. */
final class Contest implements AutoCloseable {

    private final RedisServer redis = EmbeddedRedis.start();
    private final List<Cached> opened = new ArrayList<>();

    String address() {
        return redis.address();
    }

    /** A node of a peer; it is closed with this. */
    Cached open(CachePeer peer, LongFunction<Product> source) {
        Cached cache = peer.connect(redis.address(), source);
        opened.add(cache);
        return cache;
    }

    /** Each thread asks for a product of its own, of so many bytes. */
    Map<String, Contender> readers(Collection<CachePeer> peers, int bytes) {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        for (CachePeer peer : peers) {
            Cached cache = open(peer, id -> Product.of(id, bytes));
            contenders.put(peer.toString(), thread -> cache.find(thread + 100L * bytes));
        }
        return contenders;
    }

    @Override
    public void close() throws Exception {
        for (Cached cache : opened) {
            cache.close();
        }
        redis.close();
    }
}
