package io.rubric.tck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.redis.RedisScriptException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ScriptTest {

    private static final String RESERVE = """
            local left = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
            if left < tonumber(ARGV[2]) then
                return false
            end
            redis.call('HINCRBY', KEYS[1], ARGV[1], -ARGV[2])
            return true
            """;

    @Inject
    Till till;

    @Deployment
    static WebArchive archive() {
        return Archives.of("script", BasketScripts.class, Basket.class, Till.class)
                .addAsResource(new StringAsset(RESERVE), "tck/reserve.lua");
    }

    @Assertion({"script.key.1", "script.argument.1"})
    void structureIsAKey() {
        till.stock.put("apple", 3);
        assertTrue(till.scripts.reserve(till.stock, "apple", 2));
        assertFalse(till.scripts.reserve(till.stock, "apple", 2));
        assertEquals(1, till.stock.get("apple"));
        assertEquals("1", Redis.command("HGET", "stock", "apple"));
    }

    @Assertion("script.key.2")
    void templateMakesAKey() {
        assertEquals(3, till.scripts.visit("ann", 3));
        assertEquals("3", Redis.command("GET", "visits:ann"));
        till.scripts.visit("ann:{x}*", 4);
        assertEquals(7, till.scripts.visit("ann", 4));
    }

    @Assertion("script.key.3")
    void hashTagKeepsKeysTogether() {
        assertEquals(5, till.scripts.transfer(1, 2, 5));
        assertEquals("-5", Redis.command("GET", "{accounts}:account:1"));
    }

    @Assertion("script.key.4")
    void structuresInTwoSlots() {
        assertThrows(IllegalArgumentException.class, () -> till.scripts.both(till.stock, till.elsewhere));
    }

    @Assertion("script.argument.2")
    void recordsAreJson() {
        assertEquals(Basket.FULL, till.scripts.keep("one", Basket.FULL));
        assertEquals(Basket.JSON, Redis.command("GET", "kept:one"));
        assertEquals(Optional.of(Basket.FULL), till.scripts.find("one"));
    }

    @Assertion("script.argument.3")
    void nullIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> till.scripts.keep("null", null));
        assertThrows(IllegalArgumentException.class, () -> till.scripts.all(null));
    }

    @Assertion("script.result.1")
    void answersByTheMethodsType() {
        assertTrue(till.scripts.setOnce("first", "1"));
        assertFalse(till.scripts.setOnce("first", "2"));
        assertEquals(1, till.scripts.number("first"));
        till.stock.put("kiwi", 8);
        assertTrue(till.scripts.all(till.stock).entrySet().contains(Map.entry("kiwi", 8)));
        assertEquals(Optional.empty(), till.scripts.find("nobody"));
    }

    @Assertion("script.result.2")
    void answerOfAnotherType() {
        assertThrows(RedisScriptException.class, () -> till.scripts.number("nobody"));
        till.scripts.setOnce("word", "word");
        assertThrows(RedisScriptException.class, () -> till.scripts.number("word"));
    }

    @Assertion("script.error.1")
    void errorReply() {
        RedisScriptException error =
                assertThrows(RedisScriptException.class, () -> till.scripts.refuse("any", "apple"));
        assertEquals("SOLDOUT apple", error.error());
        assertEquals("SOLDOUT", error.code());
        assertTrue(error.script().startsWith(BasketScripts.class.getName() + "#refuse("));
    }

    @Assertion("script.stage.1")
    void stage() {
        till.stock.put("plum", 1);
        assertTrue(Eventually.completed(till.scripts.reserveLater(till.stock, "plum", 1)));
        assertFalse(Eventually.completed(till.scripts.reserveLater(till.stock, "plum", 1)));
    }

    @Assertion("script.load.1")
    void loadedAgain() {
        till.scripts.visit("eve", 1);
        Redis.forgetScripts();
        assertEquals(2, till.scripts.visit("eve", 1));
    }
}
