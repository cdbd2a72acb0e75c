package io.rubric.impl.structure;

import static io.rubric.impl.structure.Shop.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.structure.Shop.Order;
import io.rubric.impl.structure.Shop.Size;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Topology;
import io.rubric.redis.RedisName;
import io.rubric.redis.RedisScriptException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redisson.api.RBucket;
import org.redisson.api.RMap;
import org.redisson.client.codec.StringCodec;

/** Scripts as methods, on one server and on a cluster. */
class ScriptsTest {

    /** Injects them. */
    @Singleton
    static class Desk {

        @Inject
        StockScripts scripts;

        @Inject
        @RedisName("{shop}:stock")
        RMap<String, Integer> stock;

        @Inject
        @RedisName("{shop}:note")
        RBucket<String> note;

        @Inject
        @RedisName("{shop}:days")
        RMap<String, LocalDate> days;

        @Inject
        @RedisName("elsewhere")
        RBucket<String> elsewhere;
    }

    @Nested
    class OnOneServer extends Contract {
        OnOneServer() {
            super(Topology.SINGLE);
        }
    }

    @Nested
    class OnACluster extends Contract {
        OnACluster() {
            super(Topology.CLUSTER);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {

        private final Topology topology;
        private final String prefix = Node.randomPrefix();
        private Node node;
        private Desk desk;
        private StockScripts scripts;

        Contract(Topology topology) {
            this.topology = topology;
        }

        @BeforeAll
        void start() {
            node = Node.start(
                    topology.configuration("rubric.prefix", prefix, "rubric.redis.timeout", "10s"), Desk.class);
            desk = node.get(Desk.class);
            scripts = desk.scripts;
        }

        @AfterAll
        void stop() {
            node.close();
        }

        private String value(String key) {
            return topology.client()
                    .<String>getBucket(prefix + ":" + key, StringCodec.INSTANCE)
                    .get();
        }

        @Test
        void aStructureIsAKeyAndWhatFollowsAreArguments() {
            desk.stock.put("apple", 3);
            assertThat(scripts.reserve(desk.stock, "apple", 2)).isTrue();
            assertThat(scripts.reserve(desk.stock, "apple", 2)).isFalse();
            assertThat(scripts.reserveOne(desk.stock, "apple")).isTrue();
            assertThat(desk.stock.get("apple")).isZero();
            assertThat(scripts.all(desk.stock)).containsEntry("apple", 0);
        }

        @Test
        void aStageIsGivenByTheSameScript() throws Exception {
            desk.stock.put("plum", 1);
            assertThat(scripts.reserveLater(desk.stock, "plum", 1)
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS))
                    .isTrue();
        }

        @Test
        void eachCallIsOneRoundTripFromTheFirstOn() {
            desk.stock.put("pear", 100);
            scripts.reserve(desk.stock, "pear", 1);
            assertThat(topology.commandsDuring(() -> {
                        for (int i = 0; i < 10; i++) {
                            scripts.reserve(desk.stock, "pear", 1);
                        }
                    }))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("evalsha", 10L, "hget", 10L, "hincrby", 10L));
        }

        @Test
        void aNodeLoadsItsScriptsWhenItStarts() {
            topology.client().getScript(StringCodec.INSTANCE).scriptFlush();
            Map<String, String> same = topology.configuration("rubric.prefix", prefix, "rubric.redis.timeout", "10s");
            try (Node other = Node.start(same, Desk.class)) {
                topology.awaitQuiet("it has started", () -> true);
                Desk desk = other.get(Desk.class);
                assertThat(topology.commandsDuring(() -> desk.scripts.visit("joe", 1)))
                        .isEqualTo(Map.of("evalsha", 1L, "incrby", 1L));
            }
        }

        @Test
        void aScriptThatRedisHasForgottenIsLoadedAgain() {
            assertThat(scripts.visit("eve", 1)).isEqualTo(1);
            topology.client().getScript(StringCodec.INSTANCE).scriptFlush();
            assertThat(scripts.visit("eve", 1)).isEqualTo(2);
            assertThat(topology.commandsDuring(() -> scripts.visit("eve", 1)))
                    .isEqualTo(Map.of("evalsha", 1L, "incrby", 1L));
        }

        @Test
        void aTemplateMakesTheKeyAndNoValueLeavesItsPlace() {
            scripts.visit("bob", 3);
            scripts.visit("bob:{x}*", 4);
            scripts.count("ann");
            assertThat(value("visits:bob")).isEqualTo("3");
            assertThat(value("visits:bob%3A%7Bx%7D%2A")).isEqualTo("4");
            assertThat(value("user:ann")).isEqualTo("1");
        }

        @Test
        void aHashTagKeepsTheKeysTogether() {
            assertThat(scripts.transfer(1, 2, 5)).isEqualTo(5);
            assertThat(value("{accounts}:account:1")).isEqualTo("-5");
            assertThat(scripts.keys(ORDER))
                    .containsExactly(prefix + ":{order:7}:lines", prefix + ":{order:7}:total:'2026-11-28");
        }

        @Test
        void theKeysOfStructuresAreLookedAtWithTheCall() {
            assertThat(scripts.both(desk.stock, desk.note))
                    .containsExactly(prefix + ":{shop}:stock", prefix + ":{shop}:note");
            assertThatThrownBy(() -> scripts.both(desk.stock, desk.elsewhere))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lie in two slots");
        }

        @Test
        void whatHasNoTextIsJson() {
            assertThat(scripts.keep("one", ORDER)).isEqualTo(ORDER);
            assertThat(value("kept:one")).startsWith("{\"articles\":[\"apple\"");
            assertThat(scripts.encoded("any", "fig")).isEqualTo(new Order(7, List.of("fig"), null, null));
        }

        @Test
        void nothingIsEmptyAndAnAnswerIsWhatTheMethodSays() {
            assertThat(scripts.find("none")).isEmpty();
            scripts.set("some", "a text");
            assertThat(scripts.find("some")).contains("a text");
            assertThat(scripts.setOnce("some", "another")).isFalse();
            assertThat(scripts.setOnce("new", "one")).isTrue();
            LocalDate day = LocalDate.of(2026, 11, 28);
            assertThat(scripts.days("any", day, day.plusDays(1))).isEqualTo(Set.of(day, day.plusDays(1)));
            assertThat(scripts.size("any", Size.LARGE)).isEqualTo(Size.LARGE);
            assertThat(scripts.nested("any", 1)).isEqualTo(List.of(List.of(1, 2), List.of(), List.of(3)));
            assertThat(scripts.price("any")).isEqualTo(1.5);
            assertThat(scripts.truth("none")).isEmpty();
            byte[] bytes = {0, -1, 34};
            assertThat(scripts.echo("any", bytes)).isEqualTo(bytes);
        }

        @Test
        void aTextComesBackAsItWasGiven() {
            for (String text : List.of(
                    "",
                    "\"",
                    "\"quoted\"",
                    "a \"b\" c",
                    "\"Fish\" and \"chips\"",
                    "\"hi\" she said",
                    "\"\\\"",
                    "\"\n\"",
                    "7",
                    "null",
                    "süß\n")) {
                scripts.set("text", text);
                assertThat(value("text:text")).isEqualTo(text);
                assertThat(scripts.find("text")).as(text).contains(text.equals("\"quoted\"") ? "quoted" : text);
            }
        }

        @Test
        void whatAStructureHoldsIsReadByAScript() {
            desk.days.put("today", LocalDate.of(2026, 11, 28));
            assertThat(scripts.day(desk.days, "today")).isEqualTo(LocalDate.of(2026, 11, 28));
        }

        @Test
        void anErrorReplyIsAnExceptionThatCarriesIt() {
            assertThatThrownBy(() -> scripts.refuse("secret")).isInstanceOfSatisfying(RedisScriptException.class, e -> {
                assertThat(e.error()).isEqualTo("SOLDOUT " + prefix + ":any:secret");
                assertThat(e.code()).isEqualTo("SOLDOUT");
                assertThat(e.script()).isEqualTo(StockScripts.class.getName() + "#refuse(java.lang.String)");
                assertThat(e.getCause()).isNotNull();
            });
        }

        @Test
        void whatIsNotOfTheMethodsTypeIsAnExceptionThatSaysSo() {
            scripts.set("word", "word");
            assertThatThrownBy(() -> scripts.number("word"))
                    .isInstanceOf(RedisScriptException.class)
                    .hasMessageContaining("has run, and what it returned cannot be read as long");
            assertThatThrownBy(() -> scripts.number("no word"))
                    .isInstanceOf(RedisScriptException.class)
                    .hasMessageContaining("nothing, which long cannot be");
        }

        @Test
        void nullIsNoArgumentAndNoKey() {
            assertThatThrownBy(() -> scripts.set("null", null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("value is null");
            assertThatThrownBy(() -> scripts.all(null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("stock is null");
        }

        @Test
        void itIsAnObjectLikeAnyOther() {
            assertThat(scripts.toString()).contains(StockScripts.class.getName());
            assertThat(scripts).isEqualTo(scripts);
        }
    }
}
