package io.rubric.tck.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.redis.RedisName;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBatch;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;

@RubricTest
class StructureTest {

    /** Redisson tells threads apart by a number. */
    private static final long SOMEBODY = 1_000_000;

    @Inject
    Structures structures;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("structure", Structures.class, Session.class, Basket.class), "tck.region=eu");
    }

    @Assertion({"structure.name.1", "structure.value.1"})
    void readsWhatSomebodySets() {
        Redis.command("HSET", "stock", "apple", "3");
        assertEquals(3, structures.stock.get("apple"));
    }

    @Assertion("structure.value.2")
    void writesTextAndJson() {
        structures.stock.put("pear", 4);
        assertEquals("4", Redis.command("HGET", "stock", "pear"));
        structures.baskets.put(42L, List.of(Basket.FULL));
        assertEquals("[" + Basket.JSON + "]", Redis.command("HGET", "baskets", "42"));
        structures.days.put(DayOfWeek.FRIDAY, true);
        assertEquals("true", Redis.command("HGET", "days", "FRIDAY"));
    }

    @Assertion("structure.value.3")
    void valuesComeBackEqual() {
        structures.baskets.put(43L, List.of(Basket.FULL));
        assertEquals(List.of(Basket.FULL), structures.baskets.get(43L));
        Map<Long, List<Basket>> all = Map.of(1L, List.of(Basket.FULL), 2L, List.of());
        structures.bucket.set(all);
        assertEquals(all, structures.bucket.get());
    }

    @Assertion("structure.value.4")
    void textsWithAndWithoutQuotationMarks() {
        structures.names.put("de", "Äpfel \"süß\"");
        assertEquals("\"Äpfel \\\"süß\\\"\"", Redis.command("HGET", "names", "de"));
        assertEquals("Äpfel \"süß\"", structures.names.get("de"));
        Redis.command("HSET", "names", "en", "apples");
        assertEquals("apples", structures.names.get("en"));
    }

    @Assertion("structure.value.5")
    void bytesAsTheyAre() {
        byte[] bytes = {'"', 'a', 0};
        structures.bytes.set(bytes);
        assertArrayEquals(bytes, structures.bytes.get());
        assertEquals(3L, Redis.command("STRLEN", "bytes"));
    }

    @Assertion("structure.value.6")
    void whatIsNoValueOfItsType() {
        Redis.command("HSET", "stock", "bad", "three");
        assertThrows(RuntimeException.class, () -> structures.stock.get("bad"));
        structures.stock.put("good", 1);
        assertEquals(1, structures.stock.get("good"));
        structures.stock.fastRemove("bad");
    }

    @Assertion("structure.name.2")
    void nameOfConfiguration() {
        structures.configured.put("fig", 1);
        assertEquals("1", Redis.command("HGET", "eu:fruit", "fig"));
    }

    @Assertion("structure.name.3")
    void lookedUp() {
        RAtomicLong counter = CDI.current()
                .select(RAtomicLong.class, RedisName.Literal.of("counter"))
                .get();
        long before = structures.counter.get();
        counter.incrementAndGet();
        assertEquals(before + 1, structures.counter.get());
    }

    @NeedsCdiFull // what may be passivated is
    @Assertion("structure.scope.1")
    void inABeanThatMayBePassivated() {
        assertFalse(CDI.current().select(Session.class).isUnsatisfied());
    }

    @Assertion("structure.kind.1")
    void collectionsHoldRecords() {
        structures.set.add(Basket.FULL);
        structures.set.add(Basket.FULL);
        assertEquals(1, structures.set.size());
        assertTrue(structures.set.contains(Basket.FULL));
        structures.list.add(Basket.FULL);
        assertEquals(Basket.FULL, structures.list.get(0));
        structures.queue.add(Basket.FULL);
        assertEquals(Basket.FULL, structures.queue.poll());
        structures.sorted.add(5, Basket.FULL);
        assertEquals(5.0, structures.sorted.getScore(Basket.FULL));
        assertEquals(Basket.JSON, Redis.command("LINDEX", "list", "0"));
    }

    @Assertion("structure.kind.2")
    void aTakerWaits() {
        CompletionStage<Basket> taken = structures.blocking.pollAsync(20, TimeUnit.SECONDS);
        structures.blocking.add(Basket.FULL);
        assertEquals(Basket.FULL, Eventually.completed(taken));
    }

    @Assertion("structure.kind.3")
    void countsTogether() {
        long before = structures.counter.get();
        Redis.command("INCRBY", "counter", "2");
        assertEquals(before + 3, structures.counter.incrementAndGet());
    }

    @Assertion("structure.kind.4")
    void entriesOfACacheHaveTheirTime() {
        structures.cached.put("short", Basket.FULL, 50, TimeUnit.MILLISECONDS);
        structures.cached.put("long", Basket.FULL);
        Eventually.holds("the entry is gone", () -> !structures.cached.containsKey("short"));
        assertEquals(Basket.FULL, structures.cached.get("long"));
    }

    @Assertion("structure.kind.5")
    void listenersAreGivenRecords() throws InterruptedException {
        BlockingQueue<Basket> heard = new LinkedBlockingQueue<>();
        int listener = structures.topic.addListener(Basket.class, (channel, basket) -> heard.add(basket));
        structures.topic.publish(Basket.FULL);
        assertEquals(Basket.FULL, heard.poll(20, TimeUnit.SECONDS));
        Redis.command("PUBLISH", "topic", "{\"id\":9}");
        assertEquals(new Basket(9, null, null, null), heard.poll(20, TimeUnit.SECONDS));
        structures.topic.removeListener(listener);
    }

    @Assertion("structure.kind.6")
    void entriesOfAStream() {
        StreamMessageId id = structures.stream.add(StreamAddArgs.entry("basket", Basket.FULL));
        assertEquals(
                Map.of(id, Map.of("basket", Basket.FULL)),
                structures.stream.range(StreamRangeArgs.startId(id).endId(id)));
        assertEquals(1L, Redis.command("XLEN", "stream"));
    }

    @Assertion("structure.kind.7")
    void lockExcludes() {
        structures.locked.lock();
        try {
            assertFalse(Eventually.completed(structures.locked.tryLockAsync(SOMEBODY)));
        } finally {
            structures.locked.unlock();
        }
        assertTrue(Eventually.completed(structures.locked.tryLockAsync(SOMEBODY)));
        Eventually.completed(structures.locked.unlockAsync(SOMEBODY));
    }

    @Assertion("structure.kind.8")
    void eachBatchIsItsOwn() {
        RBatch batch = structures.batches.get();
        assertNotSame(batch, structures.batches.get());
        batch.<String, Integer>getMap(structures.stock.getName(), structures.stock.getCodec())
                .fastPutAsync("plum", 5);
        batch.getAtomicLong(structures.counter.getName()).incrementAndGetAsync();
        assertEquals(2, batch.execute().getResponses().size());
        assertEquals("5", Redis.command("HGET", "stock", "plum"));
        structures.batch.getAtomicLong(structures.counter.getName()).incrementAndGetAsync();
        assertEquals(1, structures.batch.execute().getResponses().size());
    }

    @Assertion("structure.kind.9")
    void scriptByHand() {
        String said = structures.script.eval(
                Mode.READ_WRITE,
                "return ARGV[1] .. ' of ' .. ARGV[2]",
                ReturnType.VALUE,
                List.of(structures.stock.getName()),
                "apples",
                3);
        assertEquals("apples of 3", said);
    }

    @Assertion("structure.client.1")
    void client() {
        structures.client.getBucket(structures.stock.getName() + "-raw").set(Basket.FULL);
        assertEquals(Basket.JSON, Redis.command("GET", "stock-raw"));
    }
}
