package io.rubric.impl.structure;

import static io.rubric.impl.structure.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Node;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redisson.api.RMap;

/** What is wrong with scripts is said at deployment. */
class ScriptMistakesTest {

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
