package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Configured;
import io.rubric.impl.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.config.ClusterServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SingleServerConfig;

class ClientConfigTest {

    private final Map<String, String> configuration = new HashMap<>();
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "redis://localhost:7000,redis://localhost:7000",
        "rediss://localhost:7000,rediss://localhost:7000",
        "10.0.0.1:7000,redis://10.0.0.1:7000",
        "redis://my_redis-1:7000/,redis://my_redis-1:7000/",
        "redis://[::1]:7000,redis://[::1]:7000",
        "redis://user:p%40ss@host:7000,redis://user:p%40ss@host:7000"
    })
    void oneAddressIsASingleServer(String address, String uri) {
        assertThat(single(address).getAddress()).isEqualTo(uri);
    }

    @Test
    void tlsIsForAddressesWithoutAScheme() {
        configuration.put("rubric.redis.tls", "true");
        assertThat(single("host:7000").getAddress()).isEqualTo("rediss://host:7000");
        assertThat(single("redis://host:7000").getAddress()).isEqualTo("redis://host:7000");
    }

    @Test
    void withoutFurtherSettingsTheDefaultsHold() {
        SingleServerConfig server = single("host:7000");
        assertThat(server.getDatabase()).isZero();
        assertThat(server.getConnectionPoolSize()).isEqualTo(64);
        assertThat(server.getConnectionMinimumIdleSize()).isEqualTo(4);
        assertThat(server.getTimeout()).isEqualTo(1000);
        assertThat(server.getConnectTimeout()).isEqualTo(2000);
    }

    @Test
    void everySettingReachesTheClient(@TempDir Path directory) throws Exception {
        Path truststore = Files.createFile(directory.resolve("trust.p12"));
        configuration.putAll(Map.of(
                "rubric.redis.user", "me",
                "rubric.redis.password", "secret",
                "rubric.redis.database", "3",
                "rubric.redis.pool-size", "9",
                "rubric.redis.min-idle", "2",
                "rubric.redis.timeout", "300ms",
                "rubric.redis.connect-timeout", "4s",
                "rubric.redis.truststore", truststore.toString(),
                "rubric.redis.truststore-password", "trusted"));
        Config config = config("host:7000");
        SingleServerConfig server = config.useSingleServer();
        assertThat(config.getUsername()).isEqualTo("me");
        assertThat(config.getPassword()).isEqualTo("secret");
        assertThat(config.getSslTruststore()).isEqualTo(truststore.toUri().toURL());
        assertThat(config.getSslTruststorePassword()).isEqualTo("trusted");
        assertThat(server.getDatabase()).isEqualTo(3);
        assertThat(server.getConnectionPoolSize()).isEqualTo(9);
        assertThat(server.getConnectionMinimumIdleSize()).isEqualTo(2);
        assertThat(server.getTimeout()).isEqualTo(300);
        assertThat(server.getConnectTimeout()).isEqualTo(4000);
    }

    @Test
    void aTimeoutOfYearsIsAsLongAsCanBe() {
        configuration.put("rubric.redis.timeout", "1000d");
        assertThat(single("host:7000").getTimeout()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aSmallPoolKeepsNoMoreThanItHolds() {
        configuration.put("rubric.redis.pool-size", "2");
        assertThat(single("host:7000").getConnectionMinimumIdleSize()).isEqualTo(2);
    }

    @Test
    void sentinelsAreReadFromTheMaster() {
        configuration.putAll(Map.of(
                "rubric.redis.sentinel-master", "main",
                "rubric.redis.database", "3",
                "rubric.redis.pool-size", "9",
                "rubric.redis.timeout", "300ms"));
        Config config = config("a:1", "rediss://b:2");
        assertThat(config.isSentinelConfig()).isTrue();
        SentinelServersConfig servers = config.useSentinelServers();
        assertThat(servers.getMasterName()).isEqualTo("main");
        assertThat(servers.getSentinelAddresses()).containsExactly("redis://a:1", "rediss://b:2");
        assertThat(servers.getReadMode()).isEqualTo(ReadMode.MASTER);
        assertThat(servers.getDatabase()).isEqualTo(3);
        assertThat(servers.getMasterConnectionPoolSize()).isEqualTo(9);
        assertThat(servers.getMasterConnectionMinimumIdleSize()).isEqualTo(4);
        assertThat(servers.getTimeout()).isEqualTo(300);
    }

    @Test
    void aClusterIsReadFromItsMasters() {
        configuration.put("rubric.redis.cluster", "true");
        Config config = config("a:1", "b:2");
        assertThat(config.isClusterConfig()).isTrue();
        ClusterServersConfig servers = config.useClusterServers();
        assertThat(servers.getNodeAddresses()).containsExactly("redis://a:1", "redis://b:2");
        assertThat(servers.getReadMode()).isEqualTo(ReadMode.MASTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "host:",
                ":7000",
                "redis://host",
                "http://host:7000",
                "redis:host:7000",
                "host:0",
                "host:65536",
                "host:port",
                "redis://host:7000/2",
                "redis://a b:7000",
                "redis://",
                "x"
            })
    void anAddressThatCannotBeReadIsShown(String address) {
        assertThat(config(address)).isNull();
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-910 rubric.redis.address: the Redis address cannot be read; found \"" + address
                        + "\"; write redis://host:port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:secret@host",
                "redis://user:secret@host:port",
                "redis://:secret/secret@host:7000",
                "redis://:secret@secret@host:7000",
                "redis://user:secret:secret@host",
                "user:secret@host",
                "redis://:secret,secret@host:7000",
                "redis://:secret,secret/secret@host:7000,redis://:secret@host:7001"
            })
    void aPasswordInABadAddressIsNeverShown(String address) {
        assertThat(config(address.split(","))).isNull();
        assertThat(problems.messages())
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .startsWith("RUBRIC-910")
                        .contains("***@host")
                        .doesNotContain("secret"));
    }

    @Test
    void severalAddressesNeedAWordOnWhatTheyAre() {
        assertThat(config("a:1", "b:2")).isNull();
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-910 ")
                .contains("found 2 addresses")
                .contains("rubric.redis.cluster=true or rubric.redis.sentinel-master");
    }

    @ParameterizedTest
    @CsvSource({
        "rubric.redis.pool-size,0,found \"0\"; write 1 or more",
        "rubric.redis.database,first,found \"first\"; write a whole number from 0 to 2147483647",
        "rubric.redis.tls,yes,found \"yes\"; write true or false",
        "rubric.redis.truststore,/nowhere/trust.p12,found \"/nowhere/trust.p12\"; write the path of a file that is there"
    })
    void aBadSettingIsAProblemOfItsName(String name, String value, String message) {
        configuration.put(name, value);
        assertThat(config("host:7000")).isNull();
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-907 " + name + ": ")
                .endsWith(message);
    }

    @Test
    void sentinelsAreNoCluster() {
        configuration.put("rubric.redis.cluster", "true");
        configuration.put("rubric.redis.sentinel-master", "main");
        assertThat(config("a:1")).isNull();
        assertThat(problems.messages()).singleElement().asString().startsWith("RUBRIC-907 rubric.redis.cluster: ");
    }

    private SingleServerConfig single(String address) {
        Config config = config(address);
        assertThat(problems.messages()).isEmpty();
        assertThat(config.isSingleConfig()).isTrue();
        return config.useSingleServer();
    }

    private Config config(String... addresses) {
        return new ClientConfig(Configured.with(configuration), problems).of(List.of(addresses));
    }
}
