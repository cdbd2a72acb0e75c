package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.TestRedis;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void redisKnowsItByItsDigest() {
        Script script = new Script("return 'größe'");
        assertThat(TestRedis.client().getScript().scriptLoad(script.text())).isEqualTo(script.digest());
    }
}
