package io.rubric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerBinaryTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64",
        "Linux, i386, linux-386",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64"
    })
    void fitsTheMachine(String osName, String osArch, String end) {
        String resource = ServerBinary.of(osName, osArch).resource();

        assertThat(resource).endsWith(end);
        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
    void namesTheWayOutWhereThereIsNone(String osName, String osArch) {
        assertThatThrownBy(() -> ServerBinary.of(osName, osArch))
                .isInstanceOf(RubricException.class)
                .hasMessageContaining(osName)
                .hasMessageContaining(osArch)
                .hasMessageContaining("rubric.redis.address=redis://host:port");
    }
}
