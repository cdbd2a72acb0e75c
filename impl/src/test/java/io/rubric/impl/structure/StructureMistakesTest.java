package io.rubric.impl.structure;

import static io.rubric.impl.structure.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.structure.Shop.Order;
import io.rubric.impl.testing.Node;
import io.rubric.redis.RedisName;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBatch;
import org.redisson.api.RBucket;
import org.redisson.api.RList;
import org.redisson.api.RLiveObjectService;
import org.redisson.api.RLocalCachedMapCache;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RReadWriteLock;
import org.redisson.api.RReliableQueue;
import org.redisson.api.RSet;
import org.redisson.api.RSortedSet;
import org.redisson.api.RTopic;

/** What is wrong with injected structures is said at deployment. */
class StructureMistakesTest {

    @Singleton
    static class Open<T> {
        @Inject
        @RedisName("open")
        RMap<String, T> map;
    }

    @Test
    void aTypeVariableThatNobodyDecidesIsAMistake() {
        refuses(Open.class, "RUBRIC-501 @RedisName on ", "RMap<java.lang.String, T>; write RMap<String, Order>");
    }

    static class Base<T> {
        @Inject
        @RedisName("closed")
        RMap<String, T> map;
    }

    @Singleton
    static class Closed extends Base<Order> {}

    @Test
    void oneThatASubclassDecidesIsNone() {
        try (Node node = Node.start(Closed.class)) {
            Closed closed = node.get(Closed.class);
            closed.map.put("one", Shop.ORDER);
            assertThat(closed.map.get("one")).isEqualTo(Shop.ORDER);
        }
    }

    @Singleton
    @SuppressWarnings("rawtypes")
    static class Raw {
        @Inject
        @RedisName("raw")
        RMap map;

        @Inject
        @RedisName("wild")
        RSet<? extends Order> set;

        @Inject
        @RedisName("nested")
        RBucket<List<?>> bucket;
    }

    @Test
    void soAreARawTypeAndAWildcard() {
        refuses(
                Raw.class,
                "found org.redisson.api.RMap;",
                "RSet<? extends ",
                "RBucket<java.util.List<?>>",
                "3 mistakes");
    }

    @Singleton
    static class Pro {
        @Inject
        @RedisName("queue")
        RReliableQueue<Order> queue;

        @Inject
        @RedisName("near")
        RLocalCachedMapCache<String, Order> near;
    }

    @Test
    void aStructureOfTheOtherEditionIsAMistake() {
        refuses(
                Pro.class,
                "RUBRIC-502 @RedisName on ",
                "Redisson has this structure in its PRO edition only; found RReliableQueue",
                "found RLocalCachedMapCache");
    }

    @Singleton
    static class Others {
        @Inject
        @RedisName("live")
        RLiveObjectService live;

        @Inject
        @RedisName("sorted")
        RSortedSet<String> sorted;

        @Inject
        @RedisName("text")
        Provider<String> text;

        @Inject
        @RedisName("stream")
        RList<Stream<Order>> stream;
    }

    @Test
    void soIsWhatIsNoStructureOrHoldsWhatCannotBeKept() {
        refuses(
                Others.class,
                "found org.redisson.api.RLiveObjectService; write one of RBucket",
                "found org.redisson.api.RSortedSet<java.lang.String>",
                "found java.lang.String",
                "found org.redisson.api.RList<java.util.stream.Stream<");
    }

    @Singleton
    static class Names {
        @Inject
        @RedisName("a b")
        RAtomicLong space;

        @Inject
        @RedisName("lock:order")
        RAtomicLong reserved;

        @Inject
        @RedisName
        RAtomicLong none;

        @Inject
        @RedisName("{a}:{b}")
        RAtomicLong braces;

        @Inject
        @RedisName("a{}")
        RAtomicLong empty;

        @Inject
        @RedisName("${shop.missing}:a")
        RAtomicLong missing;

        @Inject
        @RedisName("batch")
        RBatch batch;
    }

    @Test
    void aNameHasItsCharactersItsBracesAndIsNotRubricsOwn() {
        refuses(
                Names.class,
                "RUBRIC-503 @RedisName on ",
                "found \"a b\"",
                "found \"lock:order\", where Rubric has its own keys",
                "found \"\"",
                "found \"{a}:{b}\"",
                "found \"a{}\"",
                "configuration has no shop.missing",
                "found \"batch\" for what has no name");
    }

    @Singleton
    static class Configured {
        @Inject
        @RedisName("${shop.region}:${shop.kind:fruit}")
        RAtomicLong counter;
    }

    @Test
    void aNameTakesItsPartsFromConfiguration() {
        try (Node node = Node.start(Map.of("rubric.prefix", "shop", "shop.region", "eu"), Configured.class)) {
            assertThat(node.get(Configured.class).counter.getName()).isEqualTo("shop:eu:fruit");
        }
    }

    @Singleton
    static class Keys {
        @Inject
        @RedisName("keys")
        RMap<Order, String> map;

        @Inject
        @RedisName("any-keys")
        RMap<Object, String> any;
    }

    @Test
    void aKeyMustHaveAText() {
        refuses(
                Keys.class,
                "found java.lang.Object; write a String",
                "RUBRIC-504 @RedisName on ",
                "found io.rubric.impl.structure.Shop$Order; write a String, a number");
    }

    @Singleton
    static class Twice {
        @Inject
        @RedisName("twice")
        RMap<String, Integer> map;

        @Inject
        @RedisName("twice")
        RList<String> list;

        @Inject
        @RedisName("same")
        RMap<String, Integer> one;

        @Inject
        @RedisName("same")
        RMap<String, Long> other;

        @Inject
        @RedisName("door")
        RLock door;

        @Inject
        @RedisName("door")
        RReadWriteLock doors;
    }

    @Test
    void aNameIsOneStructure() {
        refuses(Twice.class, "RUBRIC-505 ", "but a ", "2 mistakes", "lock of readers and writers");
    }

    @Singleton
    static class Typed {
        @Inject
        @RedisName(value = "typed", type = Order.class)
        RMap<String, Order> map;

        @Inject
        @RedisName(value = "number", type = Order.class)
        RAtomicLong number;

        @Inject
        @RedisName(value = "topic", type = Order.class)
        RTopic topic;
    }

    @Test
    void aTypeIsSaidWhereItHasAMeaning() {
        refuses(Typed.class, "type = Order.class and ", "RMap", "RAtomicLong", "2 mistakes");
    }
}
