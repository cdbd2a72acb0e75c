package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashSlotTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "shop:lock:{order:1}",
                "{a}",
                "x{a}y{b}",
                "{}a",
                "{a",
                "a}b{c}",
                "}{",
                "{{a}}",
                "größe:{schlüssel}",
                "123456789"
            })
    void aKeyLiesWhereRedisSaysItDoes(String key) {
        assertThat(HashSlot.of(key))
                .isEqualTo(Topology.CLUSTER.client().getKeys().getSlot(key));
    }
}
