package io.rubric.impl.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.codec.Form;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.redis.FormCodec;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RObject;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** The table of structures beside what Redisson makes. */
class RedissonStructuresTest {

    /** Of its own: a client that has made a structure with times to live tidies up after it as long as it lives, and other tests count commands. */
    private final RedissonClient client =
            Redisson.create(new Config(TestRedis.client().getConfig()));

    @AfterEach
    void shutDown() {
        client.shutdown();
    }

    @Test
    void eachIsMadeWithItsNameAndTheCodec() {
        Codec codec = new FormCodec(
                Form.ofKey(String.class).orElseThrow(), Form.ofValue(new JsonCodec(), Object.class), "a test");
        String key = Node.randomPrefix();
        assertThat(RedissonStructures.all()).hasSizeGreaterThan(30).allSatisfy(kind -> {
            Object made = kind.maker().make(client, key, codec);
            assertThat(made).isInstanceOf(kind.type());
            if (made instanceof RObject structure) {
                assertThat(structure.getName()).isEqualTo(key);
                assertThat(structure.isExists()).isFalse();
                assertThat(structure.getCodec() == codec)
                        .as("typed %s", kind.type())
                        .isEqualTo(kind.typed());
            }
        });
    }

    @Test
    void whatTheCommunityEditionDoesNotMakeIsKnown() throws ReflectiveOperationException {
        Set<String> refused = new TreeSet<>();
        for (Method method : RedissonClient.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            boolean named =
                    method.getName().startsWith("get") && parameters.length > 0 && parameters[0] == String.class;
            if (named && isRefused(method, parameters)) {
                refused.add(method.getReturnType().getSimpleName());
            }
        }
        assertThat(refused)
                .containsExactly("RBitVectorStore", "RLocalCachedMapCache", "RReliablePubSubTopic", "RReliableQueue");
        for (String name : refused) {
            assertThat(RedissonStructures.isPro(Class.forName("org.redisson.api." + name)))
                    .isTrue();
        }
    }

    @Test
    void whatItMakesIsNotTakenForTheOtherEditions() {
        assertThat(RedissonStructures.all()).noneMatch(kind -> RedissonStructures.isPro(kind.type()));
    }

    private boolean isRefused(Method method, Class<?>[] parameters) throws IllegalAccessException {
        Object[] arguments = Arrays.stream(parameters)
                .map(type -> type == String.class ? "any" : type == Codec.class ? StringCodec.INSTANCE : null)
                .toArray();
        try {
            method.invoke(client, arguments);
            return false;
        } catch (InvocationTargetException e) { // others miss an argument
            return e.getCause() instanceof UnsupportedOperationException;
        }
    }
}
