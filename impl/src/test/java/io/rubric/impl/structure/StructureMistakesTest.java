package io.rubric.impl.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.structure.Shop.Order;
import io.rubric.impl.testing.Node;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisName;
import io.rubric.redis.RedisScript;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

/** What is wrong with injected structures and scripts is said at deployment. */
class StructureMistakesTest {

    private static void refuses(Class<?> bean, String... messages) {
        assertThatThrownBy(() -> Node.start(bean).close()).satisfies(e -> {
            for (String message : messages) {
                assertThat(e).hasStackTraceContaining(message);
            }
        });
    }

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

    interface Broken {
        @RedisScript("classpath:stock/missing.lua")
        void missing(@RedisKey("a:{id}") long id);

        @RedisScript(" ")
        void empty(@RedisKey("a:{id}") long id);

        void none(long id);

        @RedisScript("return {KEYS[1], KEYS[2]}")
        List<String> slots(@RedisKey("a:{id}") long id, @RedisKey("b:{other}") long other);

        @RedisScript("return {KEYS[1], KEYS[3]}")
        List<String> keys(@RedisKey("a:{id}") long id);

        @RedisScript("return {KEYS[1], ARGV[1]} -- ARGV[2]")
        List<String> arguments(@RedisKey("a:{id}") long id, String one, String two);

        @RedisScript("return ARGV[1]")
        String keyless(String one);

        @RedisScript("return KEYS[1]")
        Stream<String> stream(@RedisKey("a:{id}") long id);

        @RedisScript("return KEYS[1]")
        <T> T variable(@RedisKey("a:{id}") long id);

        @RedisScript("return {KEYS[1], ARGV[1]}")
        List<String> structure(@RedisKey("a:{id}") long id, RMap<String, Integer> map);

        @RedisScript("return KEYS[1]")
        String template(@RedisKey("a:{nobody}") long id);

        @RedisScript("return KEYS[1]")
        String value(@RedisKey("{id}:a") long id);

        @RedisScript("return KEYS[1]")
        String part(@RedisKey("cach{id}:a") String id);

        @RedisScript("return KEYS[1]")
        ArrayList<String> list(@RedisKey("a:{id}") long id);

        @RedisScript("return KEYS[1]")
        String[] array(@RedisKey("a:{id}") long id);

        @RedisScript("return KEYS[1] .. ARGV[1]")
        OptionalLong optional(@RedisKey("a:{id}") long id, Optional<String> text);

        @Override
        String toString();

        @RedisScript("return KEYS[1]")
        String reserved(@RedisKey("cache:{id}") long id);
    }

    @Singleton
    static class Scripts {
        @Inject
        Broken broken;
    }

    @Test
    void aScriptIsCheckedBesideItsMethod() {
        refuses(
                Scripts.class,
                "18 mistakes",
                "RUBRIC-506 @RedisScript on " + Broken.class.getName() + "#missing(long): ",
                "\"classpath:stock/missing.lua\", and the application has no such resource",
                "#empty(long): the method has no script; found an empty text",
                "#none(long): the method has no script; found no @RedisScript",
                "RUBRIC-508 ",
                "#slots(long,long): the keys of one script may lie in different slots",
                "found 2 keys without a hashTag",
                "RUBRIC-507 ",
                "found KEYS[3] in the script, and 1 in the method",
                "found 2 in the method, and no ARGV[2] in the script",
                "#keyless(java.lang.String)",
                "found no @RedisKey",
                "RUBRIC-509 ",
                "found java.util.stream.Stream<java.lang.String>",
                "#variable(long)",
                "@RedisKey before it: a structure is a key",
                "RUBRIC-901 ",
                "\"{id}:a\", whose first word a value can choose",
                "\"cach{id}:a\", whose first word a value can choose",
                "#list(long): nothing of this type",
                "#array(long): nothing of this type",
                "found java.util.OptionalLong",
                "found java.util.Optional<java.lang.String> for ",
                "\"cache:{id}\", where Rubric has its own keys");
    }

    interface Generic<T> {
        @RedisScript("return redis.call('GET', KEYS[1])")
        T get(@RedisKey("any:{0}") String name);
    }

    interface Decided extends Generic<Long> {}

    @Singleton
    static class OpenScripts {
        @Inject
        Generic<Long> scripts;
    }

    @Singleton
    static class DecidedScripts {
        @Inject
        Decided scripts;
    }

    @Test
    void anInterfaceWithAVariableIsAMistakeUntilAnotherDecidesIt() {
        refuses(OpenScripts.class, "RUBRIC-509 ", "an interface that extends it and says its type arguments");
        try (Node node = Node.start(DecidedScripts.class)) {
            assertThat(node.get(DecidedScripts.class).scripts.get("nobody")).isNull();
        }
    }
}
