package io.rubric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    @Test
    void answers() throws IOException {
        try (RedisServer redis = EmbeddedRedis.start()) {
            assertThat(RawClient.ask(redis.address(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void keepsNothingOnDisk() throws IOException {
        try (RedisServer redis = EmbeddedRedis.start()) {
            assertThat(RawClient.ask(redis.address(), "CONFIG GET save")).isEqualTo("*2 $4 save $0");
            assertThat(RawClient.ask(redis.address(), "CONFIG GET appendonly")).isEqualTo("*2 $10 appendonly $2 no");
        }
    }

    @Test
    void twoServersShareNothing() throws IOException {
        try (RedisServer one = EmbeddedRedis.start();
                RedisServer two = EmbeddedRedis.start()) {
            assertThat(one.address()).isNotEqualTo(two.address());
            RawClient.ask(one.address(), "SET key value");
            assertThat(RawClient.ask(two.address(), "EXISTS key")).isEqualTo(":0");
        }
    }

    @Test
    void closeStopsItAndFreesThePort() throws IOException {
        RedisServer redis = EmbeddedRedis.start();
        redis.close();

        assertThatThrownBy(() -> RawClient.ask(redis.address(), "PING")).isInstanceOf(ConnectException.class);
        new ServerSocket(port(redis), 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    void closingTwiceDoesNothing() {
        RedisServer redis = EmbeddedRedis.start();
        redis.close();
        redis.close();
    }

    @Test
    void closeLeavesNoFile() throws IOException {
        Set<Path> before = temporaryDirectories();
        RedisServer redis = EmbeddedRedis.start();
        assertThat(temporaryDirectories()).hasSizeGreaterThan(before.size());
        redis.close();

        assertThat(temporaryDirectories()).isEqualTo(before);
    }

    @Test
    void closeLeavesNoProcess() throws Exception {
        RedisServer redis = EmbeddedRedis.start();
        List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(2);
        redis.close();

        for (ProcessHandle process : processes) {
            process.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void closeLeavesNoThread() {
        Set<Thread> before = threads();
        EmbeddedRedis.start().close();

        assertThat(threads()).isEqualTo(before);
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(RedisServerProvider.class))
                .singleElement()
                .isInstanceOf(EmbeddedRedisProvider.class);
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws IOException {
        try (RedisServer redis = EmbeddedRedis.start()) {
            for (InetAddress address : otherAddresses()) {
                assertThatThrownBy(() -> RawClient.ask(address, port(redis), "PING"))
                        .isInstanceOf(ConnectException.class);
            }
            assertThat(RawClient.ask(redis.address(), "CONFIG GET bind")).isEqualTo("*2 $4 bind $9 127.0.0.1");
        }
    }

    @Test
    void aPortThatWasTakenMeanwhileIsNotTheEnd() throws IOException {
        try (RedisServer first = EmbeddedRedis.start()) {
            Iterator<Integer> ports = List.of(port(first), FreePort.find()).iterator();
            try (RedisServer second = new Launcher(ports::next).start()) {
                assertThat(second.address()).isNotEqualTo(first.address());
                assertThat(RawClient.ask(second.address(), "PING")).isEqualTo("+PONG");
            }
        }
    }

    @Test
    void aServerThatCannotStartSaysWhyAndWhatToDo() throws IOException {
        Set<Path> before = temporaryDirectories();
        try (RedisServer first = EmbeddedRedis.start()) {
            Launcher launcher = new Launcher(() -> port(first));

            assertThatThrownBy(launcher::start)
                    .isInstanceOf(RubricException.class)
                    .hasMessageContaining("Could not create server TCP listening socket")
                    .hasMessageContaining("rubric.redis.address=redis://");
        }
        assertThat(temporaryDirectories()).isEqualTo(before);
    }

    @Test
    void anInterruptEndsTheStartAndStaysSet() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(EmbeddedRedis::start)
                .isInstanceOf(RubricException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static int port(RedisServer redis) {
        return URI.create(redis.address()).getPort();
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    /** Without those of the JDK, which keeps one for some time to wait for other processes. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("process reaper"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> temporaryDirectories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("rubric-redis-"))
                    .collect(Collectors.toSet());
        }
    }
}
