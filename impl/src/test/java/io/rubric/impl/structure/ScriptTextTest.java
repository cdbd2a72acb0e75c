package io.rubric.impl.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Problems;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTextTest {

    private final Problems problems = new Problems();

    private ScriptText of(String text) {
        return ScriptText.of(text, getClass(), "here", problems).orElseThrow();
    }

    @Test
    void theNumbersThatItNamesAreRead() {
        ScriptText script = of("redis.call('SET', KEYS[1], ARGV[ 2 ])\nreturn KEYS [3]");
        assertThat(script.keys()).isEqualTo(new ScriptText.Names(Set.of(1, 3), false));
        assertThat(script.arguments()).isEqualTo(new ScriptText.Names(Set.of(2), false));
        assertThat(script.keys().most()).isEqualTo(3);
        assertThat(script.keys().unused(3)).isEqualTo(2);
        assertThat(script.arguments().unused(2)).isEqualTo(1);
    }

    @Test
    void whatIsCountedFromOutsideMayBeAny() {
        assertThat(of("for i, key in ipairs(KEYS) do end return #ARGV").keys().unused(5))
                .isZero();
        assertThat(of("return ARGV[i]").arguments().all()).isTrue();
        assertThat(of("return unpack(ARGV)").arguments().all()).isTrue();
    }

    @Test
    void commentsAndStringsAreNoCode() {
        ScriptText script = of(
                "-- KEYS[2]\n--[[ KEYS[3]\n ]] --[==[ ]] KEYS[4] ]==]\n"
                        + "local a = \"KEYS[5] \\\" KEYS[6]\" .. 'KEYS[7]' .. [[ KEYS[8] ]] .. [=[ ]] KEYS[9] ]=]\nreturn KEYS[1]");
        assertThat(script.keys()).isEqualTo(new ScriptText.Names(Set.of(1), false));
    }

    @Test
    void otherNamesAreOthers() {
        assertThat(of("local MYKEYS = {} MYKEYS[2] = t.KEYS[3] return KEYS[1]").keys())
                .isEqualTo(new ScriptText.Names(Set.of(1), false));
    }

    @Test
    void twoDotsPutTextsTogetherAndAllNamesCanBeHadByOne() {
        ScriptText script = of("return 'a'..KEYS[1]..':'..ARGV[1]..ARGV[2]");
        assertThat(script.keys().numbers()).containsExactly(1);
        assertThat(script.arguments().numbers()).containsExactlyInAnyOrder(1, 2);
        assertThat(of("return _G.KEYS[1]").keys().all()).isTrue();
    }

    @Test
    void aLongScriptIsReadToItsEnd() {
        String text = "return '" + "\\\\a".repeat(100_000) + "' .. KEYS[1]";
        assertThat(of(text).keys().numbers()).containsExactly(1);
    }
}
