package io.rubric.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.redis.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server of a JVM that ends without a chance to close it. */
@Timeout(30)
class EndOfTheJvmTest {

    @TempDir
    Path temporary;

    @Test
    void killedJvmLeavesNoServerAndNoFile() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String address =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(RawClient.ask(address, "PING")).isEqualTo("+PONG");

        jvm.destroyForcibly().waitFor();

        while (answers(address) || hasFiles()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean answers(String address) {
        try {
            return "+PONG".equals(RawClient.ask(address, "PING"));
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            // It is just going: ask again.
            return true;
        }
    }

    private boolean hasFiles() throws IOException {
        try (var files = Files.newDirectoryStream(temporary, "rubric-redis-*")) {
            return files.iterator().hasNext();
        }
    }

    /** Starts a server and waits to be killed. */
    static final class Application {

        public static void main(String[] args) throws IOException {
            RedisServer redis = EmbeddedRedis.start();
            System.out.println(redis.address());
            System.in.read();
        }
    }
}
