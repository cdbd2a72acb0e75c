package io.rubric.impl.structure;

import static io.rubric.impl.structure.Shop.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.structure.Shop.Order;
import io.rubric.impl.structure.Shop.Size;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBatch;
import org.redisson.api.RMap;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.client.codec.StringCodec;

/** Structures as they are injected, beside what others see and write. */
class StructuresTest {

    private static final String JSON =
            "{\"articles\":[\"apple\",\"\\\"pear\\\"\"],\"day\":\"2026-11-28\",\"id\":7,\"sum\":12.50}";

    private static final String PREFIX = Node.randomPrefix();
    private static final RedissonClient OUTSIDE = TestRedis.client();
    private static Node node;
    private static Shop shop;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("rubric.prefix", PREFIX), Shop.class);
        shop = node.get(Shop.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String key(String name) {
        return PREFIX + ":" + name;
    }

    private static RMap<String, String> hash(String name) {
        return OUTSIDE.getMap(key(name), StringCodec.INSTANCE);
    }

    private static String value(String name) {
        return OUTSIDE.<String>getBucket(key(name), StringCodec.INSTANCE).get();
    }

    @Test
    void aFieldThatSomebodySetsIsReadAndTheOtherWayRound() {
        hash("stock").fastPut("apple", "3");
        assertThat(shop.stock.get("apple")).isEqualTo(3);
        shop.stock.put("pear", 4);
        assertThat(hash("stock").readAllMap()).isEqualTo(Map.of("apple", "3", "pear", "4"));
        assertThat(shop.stock.addAndGet("pear", 2)).isEqualTo(6);
        assertThat(shop.stock.readAllMap()).isEqualTo(Map.of("apple", 3, "pear", 6));
    }

    @Test
    void keysAreTextAndValuesAreJson() {
        shop.orders.put(42L, List.of(ORDER));
        assertThat(hash("orders").readAllMap()).isEqualTo(Map.of("42", "[" + JSON + "]"));
        assertThat(shop.orders.get(42L)).containsExactly(ORDER);
        assertThat(shop.orders.keySet()).containsExactly(42L);
    }

    @Test
    void aConstantIsWrittenByItsName() {
        shop.sizes.put(Size.LARGE, LocalDate.of(2026, 1, 2));
        assertThat(hash("sizes").readAllMap()).isEqualTo(Map.of("LARGE", "\"2026-01-02\""));
        assertThat(shop.sizes.readAllMap()).isEqualTo(Map.of(Size.LARGE, LocalDate.of(2026, 1, 2)));
    }

    @Test
    void aTextIsJsonAndReadWithoutItsQuotationMarksToo() {
        shop.names.put("de", "Äpfel \"süß\"");
        assertThat(hash("names").get("de")).isEqualTo("\"Äpfel \\\"süß\\\"\"");
        assertThat(shop.names.get("de")).isEqualTo("Äpfel \"süß\"");
        hash("names").fastPut("en", "apples");
        assertThat(shop.names.get("en")).isEqualTo("apples");
        hash("names").fastPut("fr", "");
        assertThat(shop.names.get("fr")).isEmpty();
    }

    @Test
    void aMapByNumbersComesBackEqual() {
        Map<Long, List<Order>> orders = Map.of(1L, List.of(ORDER), 2L, List.of());
        shop.newest.set(orders);
        assertThat(shop.newest.get()).isEqualTo(orders);
        assertThat(value("newest")).contains(JSON);
    }

    @Test
    void bytesAreStoredAsTheyAre() {
        byte[] picture = {0, -1, '"', 127};
        shop.picture.set(picture);
        assertThat(shop.picture.get()).isEqualTo(picture);
        assertThat(OUTSIDE.getBinaryStream(key("picture")).size()).isEqualTo(4);
    }

    @Test
    void anObjectIsWhatTheJsonSays() {
        shop.anything.set(ORDER);
        assertThat(value("anything")).isEqualTo(JSON);
        assertThat(shop.anything.get())
                .isEqualTo(Map.of(
                        "id",
                        BigDecimal.valueOf(7),
                        "articles",
                        List.of("apple", "\"pear\""),
                        "sum",
                        new BigDecimal("12.50"),
                        "day",
                        "2026-11-28"));
    }

    @Test
    void anEntryOfACacheGoesWhenItsTimeIsOver() {
        shop.prices.put("apple", new BigDecimal("0.50"), 50, TimeUnit.MILLISECONDS);
        shop.prices.put("pear", new BigDecimal("0.70"));
        TestRedis.await("the apple is gone", () -> !shop.prices.containsKey("apple"));
        assertThat(shop.prices.get("pear")).isEqualTo("0.70");
    }

    @Test
    void setsListsAndQueuesHoldRecords() throws Exception {
        shop.articles.add(ORDER);
        shop.articles.add(ORDER);
        shop.log.add(ORDER);
        shop.inbox.add(ORDER);
        assertThat(shop.articles).containsExactly(ORDER);
        assertThat(shop.log).containsExactly(ORDER);
        assertThat(OUTSIDE.getList(key("log"), StringCodec.INSTANCE)).containsExactly(JSON);
        OUTSIDE.getQueue(key("inbox"), StringCodec.INSTANCE).add("{\"id\":8}");
        assertThat(shop.inbox.poll()).isEqualTo(ORDER);
        assertThat(shop.inbox.poll()).isEqualTo(new Order(8, null, null, null));
        CompletableFuture<Order> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return shop.work.poll(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        shop.work.add(ORDER);
        assertThat(taken.get(20, TimeUnit.SECONDS)).isEqualTo(ORDER);
    }

    @Test
    void membersHaveScoresAndCountersCount() {
        shop.ranking.addScore("ann", 3);
        shop.ranking.addScore("bob", 5);
        assertThat(shop.ranking.valueRangeReversed(0, 0)).containsExactly("bob");
        assertThat(OUTSIDE.<String>getScoredSortedSet(key("ranking"), StringCodec.INSTANCE)
                        .getScore("\"ann\""))
                .isEqualTo(3.0);
        shop.visits.incrementAndGet();
        OUTSIDE.getAtomicLong(key("visits")).incrementAndGet();
        assertThat(shop.visits.get()).isEqualTo(2);
    }

    @Test
    void aTopicCarriesItsType() throws Exception {
        BlockingQueue<Order> heard = new LinkedBlockingQueue<>();
        shop.news.addListener(Order.class, (channel, order) -> heard.add(order));
        shop.news.publish(ORDER);
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(ORDER);
        OUTSIDE.getTopic(key("news"), StringCodec.INSTANCE).publish("{\"id\":9}");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Order(9, null, null, null));
    }

    @Test
    void anEntryOfAStreamHasNamesAndValues() {
        StreamMessageId id = shop.ledger.add(StreamAddArgs.entry("order", ORDER));
        assertThat(shop.ledger.range(only(id))).isEqualTo(Map.of(id, Map.of("order", ORDER)));
        assertThat(OUTSIDE.<String, String>getStream(key("ledger"), StringCodec.INSTANCE)
                        .range(only(id)))
                .isEqualTo(Map.of(id, Map.of("order", JSON)));
    }

    private static StreamRangeArgs only(StreamMessageId id) {
        return StreamRangeArgs.startId(id).endId(id);
    }

    @Test
    void aLockIsRedissonsOwn() {
        shop.door.lock();
        try {
            assertThat(OUTSIDE.getLock(key("door")).isLocked()).isTrue();
        } finally {
            shop.door.unlock();
        }
    }

    @Test
    void aBatchIsOneRoundTripOfTypedStructures() {
        RBatch batch = shop.batch.get();
        batch.<String, Integer>getMap(shop.stock.getName(), shop.stock.getCodec())
                .fastPutAsync("plum", 1);
        batch.getBucket(key("free")).setAsync(ORDER);
        batch.execute();
        assertThat(hash("stock").get("plum")).isEqualTo("1");
        assertThat(value("free")).isEqualTo(JSON);
        shop.once.getAtomicLong(key("free-visits")).incrementAndGetAsync();
        assertThat(shop.once.execute().getResponses()).isEqualTo(List.of(1L));
        assertThat(shop.batch.get()).isNotSameAs(batch);
    }

    @Test
    void aScriptByHandTakesTextAndGivesText() {
        Object answer = shop.script.eval(
                Mode.READ_WRITE,
                "return ARGV[1] .. ' of ' .. ARGV[2]",
                ReturnType.VALUE,
                List.of(key("any")),
                "apples",
                3);
        assertThat(answer).isEqualTo("apples of 3");
    }

    @Test
    void theClientWritesTheApplicationsJson() {
        shop.client.getBucket(key("raw")).set(ORDER);
        assertThat(value("raw")).isEqualTo(JSON);
    }
}
