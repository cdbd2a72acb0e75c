package io.rubric.impl.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** What others have written into structures, and is no value of theirs. */
class StructureReadingTest {

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

    @Test
    void aNumberIsReadAsItIsOrNotAtAll() {
        for (String wrong : List.of("2147483648", "3.7", "12 apples", "\"12\"", "")) {
            hash("stock").fastPut("wrong", wrong);
            assertThatThrownBy(() -> shop.stock.get("wrong")).as(wrong).hasStackTraceContaining("cannot be read");
        }
        hash("stock").fastPut("wrong", " 12 ");
        assertThat(shop.stock.get("wrong")).isEqualTo(12);
        hash("stock").fastPut("wrong", "null");
        assertThat(shop.stock.get("wrong")).isNull();
        hash("stock").fastRemove("wrong");
        OUTSIDE.<String>getBucket(key("odd"), StringCodec.INSTANCE).set("{} and more");
        assertThatThrownBy(() -> shop.odd.get()).hasStackTraceContaining("not one value of JSON");
    }

    @Test
    void aTextInQuotationMarksThatIsNoJsonIsTheTextItself() {
        for (String text : List.of("\"", "\"\\\"", "\"hi\" she said", "\"Fish\" and \"chips\"", "\"\\q\"")) {
            hash("names").fastPut("odd", text);
            assertThat(shop.names.get("odd")).isEqualTo(text);
        }
    }

    @Test
    void whatIsNestedTooDeepIsAnErrorAndHarmsNoOther() {
        hash("orders").fastPut("1", "[".repeat(100_000));
        assertThatThrownBy(() -> shop.orders.get(1L)).hasStackTraceContaining("nested");
        hash("orders").fastRemove("1");
        assertThat(shop.visits.get()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void whatIsNoValueOfItsTypeIsAnErrorThatNamesTheStructure() {
        hash("stock").fastPut("bad", "secret");
        assertThatThrownBy(() -> shop.stock.get("bad"))
                .hasStackTraceContaining(RubricException.class.getName())
                .hasStackTraceContaining("A value in " + key("stock") + " cannot be read")
                .hasMessageNotContaining("secret");
        assertThat(shop.stock.get("nothing")).isNull();
        hash("stock").fastRemove("bad");
        hash("orders").fastPut("no number", "[]");
        assertThatThrownBy(() -> shop.orders.readAllKeySet())
                .hasStackTraceContaining("A key in " + key("orders") + " cannot be read");
        hash("orders").fastRemove("no number");
    }
}
