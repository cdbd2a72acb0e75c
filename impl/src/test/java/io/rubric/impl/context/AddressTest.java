package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7",
        "0.0.0.0,0.0.0.0",
        "255.255.255.255,255.255.255.255",
        "2001:db8:1:2:3:4:5:6,2001:0db8:0001:0002::/64",
        "2001:DB8:1:2::,2001:0db8:0001:0002::/64",
        "::1,0000:0000:0000:0000::/64",
        "::ffff:192.0.2.7,192.0.2.7",
        "::FFFF:c000:207,192.0.2.7",
        "64:ff9b::192.0.2.7,0064:ff9b:0000:0000::/64"
    })
    void anAddressIsADottedQuadOrTheNetworkOfAnIpv6Literal(String written, String client) {
        assertThat(Address.of(written).client()).isEqualTo(client);
        assertThat(Address.ofHop(written).client()).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7:8080,192.0.2.7",
        "[2001:db8::1],2001:0db8:0000:0000::/64",
        "[2001:db8::1]:443,2001:0db8:0000:0000::/64",
        "[::ffff:192.0.2.7]:443,192.0.2.7",
        "fe80::1%eth0,fe80:0000:0000:0000::/64",
        "[fe80::1%25eth0]:1,fe80:0000:0000:0000::/64"
    })
    void aHopMayHaveAPortBracketsAndAZone(String written, String client) {
        assertThat(Address.ofHop(written).client()).isEqualTo(client);
        assertThat(Address.of(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "a.example",
                "dead.beef",
                "unknown",
                "_hidden",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "999.1.1.1",
                "01.2.3.4",
                "0x7f.0.0.1",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "1.2.3.-4",
                "1.2.3.4/8",
                "1.2.3.4:",
                "1.2.3.4:123456",
                "1.2.3.4%eth0",
                "[1.2.3.4]",
                "[1.2.3.4]:80",
                "[::1",
                "::1]",
                "[]",
                "[:]",
                "[[::1]]",
                "[::1]]:80",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7",
                "::ffff:1.2.3.4.5",
                "::1%",
                "::1%eth 0",
                "::g",
                "\u0661.2.3.4",
                "*"
            })
    void whatIsWrittenOtherwiseIsNone(String written) {
        assertThat(Address.of(written)).isNull();
        assertThat(Address.ofHop(written)).isNull();
    }

    @Test
    void aTextThatIsTooLongIsNone() {
        assertThat(Address.ofHop("[::1%" + "a".repeat(70) + "]")).isNotNull();
        assertThat(Address.ofHop("[::1%" + "a".repeat(80) + "]")).isNull();
        assertThat(Address.of(":".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,10.0.0.0,8,true",
        "11.1.2.3,10.0.0.0,8,false",
        "172.31.255.255,172.16.0.0,12,true",
        "172.32.0.0,172.16.0.0,12,false",
        "192.0.2.7,192.0.2.7,32,true",
        "192.0.2.6,192.0.2.7,32,false",
        "192.0.2.6,192.0.2.7,31,true",
        "128.0.0.0,0.0.0.0,1,false",
        "2001:db8::1,2001:db8::,32,true",
        "2001:db9::1,2001:db8::,32,false",
        "::1,::1,128,true",
        "::2,::1,128,false",
        "10.1.2.3,::,1,false"
    })
    void itBeginsLikeAnotherOfItsKind(String one, String other, int bits, boolean begins) {
        assertThat(Address.of(one).beginsLike(Address.of(other), bits)).isEqualTo(begins);
    }
}
