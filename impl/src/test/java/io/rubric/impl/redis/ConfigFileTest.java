package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.impl.Configured;
import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;

class ConfigFileTest {

    private static final String YAML = "singleServerConfig:\n  address: redis://host:7000\n  password: secret\n";

    private final Problems problems = new Problems();

    @TempDir
    Path directory;

    @Test
    void aFileIsRead() throws IOException {
        Config config = ConfigFile.read(file(YAML), problems);
        assertThat(config.useSingleServer().getAddress()).isEqualTo("redis://host:7000");
    }

    @Test
    void aResourceOfTheApplicationIsRead() throws IOException {
        file(YAML);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            thread.setContextClassLoader(application);
            Config config = ConfigFile.read("redisson.yaml", problems);
            assertThat(config.useSingleServer().getAddress()).isEqualTo("redis://host:7000");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertThat(ConfigFile.read("nowhere.yaml", problems)).isNull();
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-913 rubric.redis.config-file: ")
                .contains("found \"nowhere.yaml\": NoSuchFileException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "singleServerConfig:\n  passwort: secret\n",
                "singleServerConfig: [\n  password: secret",
                "password: secret\n\tx",
                "threads: secret"
            })
    void aFileThatIsNoConfigurationIsAProblemWhichShowsNoneOfItsValues(String yaml) throws IOException {
        String file = file(yaml);
        assertThat(ConfigFile.read(file, problems)).isNull();
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-913 ")
                .contains(file)
                .doesNotContain("secret");
    }

    @Test
    void aFileWithoutServersIsAProblem() throws IOException {
        Settings settings = Configured.with(Map.of("rubric.redis.config-file", file("threads: 2")));
        RedisSettings redis = RedisSettings.read(settings, false, problems);
        assertThat(problems.messages()).isEmpty();
        assertThatThrownBy(() -> redis.create(null, settings, new JsonCodec()))
                .isInstanceOf(RubricException.class)
                .hasMessageContaining("RUBRIC-913 rubric.redis.config-file: ")
                .hasMessageContaining("server(s) address(es) not defined");
    }

    @Test
    void tlsIsAskedForAndNotTakenAwayByTheAddress() {
        Settings settings = Configured.with(
                Map.of("rubric.redis.tls", "true", "rubric.redis.address", "host:7000,redis://other:7000"));
        RedisSettings.read(settings, false, problems);
        assertThat(problems.messages())
                .anyMatch(message ->
                        message.startsWith("RUBRIC-910 rubric.redis.tls: ") && message.contains("rediss://"));
    }

    @Test
    void replicasAreNotRead() throws IOException {
        Config cluster =
                ConfigFile.read(file("clusterServersConfig:\n  nodeAddresses: [redis://host:7000]\n"), problems);
        assertThat(cluster.useClusterServers().getReadMode()).isEqualTo(ReadMode.MASTER);
        assertThat(cluster.useClusterServers().getNodeAddresses()).containsExactly("redis://host:7000");
        Config pair = ConfigFile.read(
                file("masterSlaveServersConfig:\n  masterAddress: redis://host:7000\n"
                        + "  slaveAddresses: [redis://other:7000]\n"),
                problems);
        assertThat(pair.useMasterSlaveServers().getReadMode()).isEqualTo(ReadMode.MASTER);
    }

    @Test
    void whatRedissonDoesUnaskedIsToReadReplicas() {
        Config sentinel = new Config();
        sentinel.useSentinelServers().setMasterName("main").addSentinelAddress("redis://host:7000");
        assertThat(new Servers(sentinel).readReplicas()).isTrue();
        Config single = new Config();
        single.useSingleServer().setAddress("redis://host:7000");
        assertThat(new Servers(single).readReplicas()).isFalse();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("redisson.yaml"), yaml).toString();
    }
}
