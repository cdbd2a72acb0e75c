package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies =
            TrustedProxies.parse("10.0.0.0/8, ::1,2001:db8:aa::/48").orElseThrow();

    @Test
    void theSenderIsTheClientIfItIsNoProxy() {
        assertThat(proxies.client("192.0.2.7", () -> {
                    throw new AssertionError("the header must not be read");
                }))
                .isEqualTo("192.0.2.7");
        assertThat(TrustedProxies.NONE.client("10.0.0.1", () -> List.of("192.0.2.7")))
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1|192.0.2.7|192.0.2.7",
                "::1|192.0.2.7|192.0.2.7",
                "[::1]:4711|192.0.2.7:80|192.0.2.7",
                "::ffff:10.0.0.1|192.0.2.7|192.0.2.7",
                "10.0.0.1|198.51.100.9, 192.0.2.7|192.0.2.7",
                "10.0.0.1|198.51.100.9, 192.0.2.7, 10.0.0.3,10.0.0.2|192.0.2.7",
                "10.0.0.1|192.0.2.7, 2001:db8:aa::5|192.0.2.7",
                "10.0.0.1|2001:db8:bb:1::5|2001:0db8:00bb:0001::/64",
                "10.0.0.1|' \t192.0.2.7 \t'|192.0.2.7"
            })
    void theClientIsTheLastInTheHeaderWhoIsNoProxy(String remote, String header, String client) {
        assertThat(proxies.client(remote, () -> List.of(header))).isEqualTo(client);
    }

    @Test
    void linesOfTheHeaderAreOneList() {
        assertThat(proxies.client("10.0.0.1", () -> List.of("198.51.100.9, 192.0.2.7", "10.0.0.3", "10.0.0.2")))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void ifAllAreProxiesTheFirstIsTheClient() {
        assertThat(proxies.client("10.0.0.1", () -> List.of("10.0.0.3, 10.0.0.2")))
                .isEqualTo("10.0.0.3");
        assertThat(proxies.client("10.0.0.1", List::of)).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7, unknown|10.0.0.1",
                "192.0.2.7, proxy.example, 10.0.0.2|10.0.0.2",
                "192.0.2.7,, 10.0.0.2|10.0.0.2",
                "192.0.2.7,|10.0.0.1",
                ",|10.0.0.1",
                "''|10.0.0.1",
                "192.0.2.7;10.0.0.2|10.0.0.1",
                "\"192.0.2.7\"|10.0.0.1"
            })
    void whatCannotBeReadEndsTheListAtTheProxyBeforeIt(String header, String client) {
        assertThat(proxies.client("10.0.0.1", () -> List.of(header))).isEqualTo(client);
    }

    @Test
    void whoIsBehindAProxyCanOnlyPrepend() {
        String own = "198.51.100.9";
        for (String forged :
                List.of("10.0.0.9", "192.0.2.7", "unknown", "10.0.0.9, 10.0.0.8", "::1", "", ",,,", "\0")) {
            assertThat(proxies.client("10.0.0.1", () -> List.of(forged + ", " + own)))
                    .as(forged)
                    .isEqualTo(own);
            assertThat(proxies.client("10.0.0.1", () -> List.of(forged, own)))
                    .as(forged)
                    .isEqualTo(own);
        }
    }

    @Test
    void aHeaderOfAnyLengthIsReadInBoundedTime() {
        String proxy = "10.0.0.2";
        List<String> hostile = List.of(
                "192.0.2.7" + ",10.0.0.2".repeat(1_000_000),
                ",".repeat(5_000_000),
                " ".repeat(5_000_000),
                "9".repeat(5_000_000),
                ":".repeat(5_000_000),
                "[".repeat(5_000_000),
                "%".repeat(5_000_000));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String header : hostile) {
                assertThat(proxies.client("10.0.0.1", () -> List.of(header))).startsWith("10.0.0.");
            }
            assertThat(proxies.client("10.0.0.1", () -> Collections.nCopies(1_000_000, proxy)))
                    .isEqualTo(proxy);
        });
    }

    @Test
    void moreThan32HopsAreNotFollowed() {
        assertThat(hops(31)).isEqualTo("192.0.2.7");
        assertThat(hops(32)).isEqualTo("10.0.0.2");
    }

    private String hops(int proxiesBetween) {
        List<String> between = Collections.nCopies(proxiesBetween, "10.0.0.2");
        return proxies.client(
                "10.0.0.1",
                () -> Stream.concat(Stream.of("192.0.2.7"), between.stream()).toList());
    }

    @Test
    void aSenderWithoutAnAddressIsTakenAsItIs() {
        assertThat(proxies.client("unix:", () -> List.of("192.0.2.7"))).isEqualTo("unix:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "10.0.0.1", "10.0.0.1/8", "::1", "::/1", "10.0.0.0/8,::1", " 10.0.0.0/8 , ::1 "})
    void addressesAndBlocksCanBeDeclared(String written) {
        assertThat(TrustedProxies.parse(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "10.0.0.1,",
                "proxy.example",
                "*",
                "10.0.0",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.1:80",
                "[::1]",
                "fe80::1%eth0",
                "10.0.0.1 10.0.0.2"
            })
    void whatIsNeitherIsAMistake(String written) {
        assertThat(TrustedProxies.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "10.0.0.1/0"})
    void everybodyIsNoProxy(String written) {
        assertThat(TrustedProxies.parse(written)).isEmpty();
    }
}
