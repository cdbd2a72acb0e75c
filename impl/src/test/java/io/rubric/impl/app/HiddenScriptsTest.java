package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Node;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** Scripts that their package keeps for itself. */
class HiddenScriptsTest {

    interface Hidden {
        @RedisScript("return redis.call('INCR', KEYS[1])")
        long count(@RedisKey String user);

        default long countTwice(String user) {
            count(user);
            return count(user);
        }
    }

    @Singleton
    static class Desk {
        @Inject
        Hidden scripts;
    }

    @Test
    void haveMethodsOfTheirOwn() {
        try (Node node = Node.start(Desk.class)) {
            assertThat(node.get(Desk.class).scripts.countTwice("ann")).isEqualTo(2);
        }
    }
}
