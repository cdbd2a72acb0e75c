package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    private static final String VERSION = "1700000000000000";

    @ParameterizedTest
    @CsvSource({
        "1700000000000000,true",
        "1699999999999999,true",
        "0000000000000001,true",
        "1700000000000001,false",
        "9000000000000000,false"
    })
    void aVersionIsSinceThoseThatAreNotNewer(String other, boolean since) {
        assertThat(isSince(VERSION, other)).isEqualTo(since);
        assertThat(isSince(VERSION, other + " 9999999999999999")).isEqualTo(since);
    }

    @Test
    void itStandsWhereItIsSaidToStand() {
        String lease = "token " + VERSION;
        assertThat(Version.isSince(bytes(lease), 6, bytes(VERSION))).isTrue();
        assertThat(Version.isSince(bytes(lease), 6, bytes("1700000000000001"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "000000000000000", "!!!!!!!!!!!!!!!!", "1699999999 00000"})
    void nothingIsSinceWhatIsNoVersion(String other) {
        assertThat(isSince(VERSION, other)).isFalse();
    }

    @Test
    void bytesAboveThoseOfDigitsAreNewer() {
        byte[] high = bytes(VERSION);
        high[0] = (byte) 0xFF;
        assertThat(Version.isSince(bytes(VERSION), 0, high)).isFalse();
    }

    private static boolean isSince(String version, String other) {
        return Version.isSince(bytes(version), 0, bytes(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
