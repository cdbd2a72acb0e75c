package io.rubric.impl.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.cache.CacheResult;
import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/** What an application has in CDI Lite, where the build compatible extension is the only one. */
class LiteTest {

    /** What is shared. */
    public record Sale(String sku) {}

    @Singleton
    static class Shop {
        final List<String> here = new CopyOnWriteArrayList<>();
        final List<String> fromOthers = new CopyOnWriteArrayList<>();

        @Inject
        @RedisEvent
        Event<Sale> sales;

        void on(@Observes @RedisEvent Sale sale) {
            here.add(sale.sku());
        }

        void remote(@Observes @RedisEvent @Remote Sale sale) {
            fromOthers.add(sale.sku());
        }
    }

    @ApplicationScoped
    static class Choosy {
        void on(@Observes @RedisEvent("sales") Sale sale) {}

        @CacheResult(ttl = "soon")
        public String name(long id) {
            return "name " + id;
        }
    }

    private final Map<String, String> configuration = Map.of(
            "rubric.redis.address", TestRedis.address(), "rubric.prefix", Node.randomPrefix(), "rubric.node-id", "one");

    @Test
    void eventsGoToOtherNodesAndComeFromThem() {
        RTopic topic = TestRedis.client()
                .getTopic(
                        configuration.get("rubric.prefix") + ":event:" + Sale.class.getName(), ByteArrayCodec.INSTANCE);
        List<byte[]> sent = new CopyOnWriteArrayList<>();
        topic.addListener(byte[].class, (channel, message) -> sent.add(message));
        try (Node node = Node.startLite(configuration, Shop.class)) {
            Shop shop = node.get(Shop.class);
            shop.sales.fire(new Sale("tea"));
            TestRedis.await("the event on its way", () -> event(sent, "tea") != null);
            assertThat(shop.here).containsExactly("tea");

            String ofAnother = event(sent, "tea")
                    .replace("\"rubricrun\":\"", "\"rubricrun\":\"x")
                    .replace("\"one\"", "\"two\"")
                    .replace("/one\"", "/two\"");
            topic.publish(ofAnother.replace("tea", "jam").getBytes(ISO_8859_1));

            TestRedis.await("the event of another node", () -> shop.here.contains("jam"));
            assertThat(shop.here).containsExactly("tea", "jam");
            assertThat(shop.fromOthers).containsExactly("jam");
        }
    }

    private static String event(List<byte[]> sent, String sku) {
        return sent.stream()
                .map(message -> new String(message, ISO_8859_1))
                .filter(message -> message.contains(sku))
                .findFirst()
                .orElse(null);
    }

    @Test
    void whatItCannotDoIsToldWithAllOtherMistakesWhenTheApplicationStarts() {
        assertThatThrownBy(() -> Node.startLite(configuration, Choosy.class).close())
                .satisfies(failure -> assertThat(rubrics(failure))
                        .hasMessageContaining("RUBRIC-408 @RedisEvent on")
                        .hasMessageContaining("found the topic \"sales\"")
                        .hasMessageContaining("RUBRIC-905"));
    }

    /** A client that is told apart by a qualifier is for somebody else. */
    @Test
    void theApplicationsOwnClientIsUsedIfItIsTheDefault() {
        try (Node node = Node.startLite(configuration, Own.class)) {
            assertThat(node.get(RedissonClient.class)).isSameAs(Own.CLIENT);
        }
        try (Node node = Node.startLite(configuration, Other.class)) {
            assertThat(node.get(RedissonClient.class)).isNotSameAs(Own.CLIENT);
        }
    }

    @Singleton
    static class Own {
        static final RedissonClient CLIENT = TestRedis.client();

        @Produces
        @Singleton
        RedissonClient client() {
            return CLIENT;
        }
    }

    @Singleton
    static class Other {
        @Produces
        @Singleton
        @RedisName("other")
        RedissonClient client() {
            return Own.CLIENT;
        }
    }

    private static Throwable rubrics(Throwable failure) {
        return failure == null || failure instanceof RubricException ? failure : rubrics(failure.getCause());
    }
}
