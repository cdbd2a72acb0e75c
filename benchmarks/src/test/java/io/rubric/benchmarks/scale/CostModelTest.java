package io.rubric.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.benchmarks.Clients;
import io.rubric.benchmarks.Node;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** The model of docs/scale.md beside what a Redis counts. */
class CostModelTest {

    private static final Path DOC = Path.of("../docs/scale.md");
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";
    private static final Map<Operation, Map<String, Double>> COUNTED = new TreeMap<>();

    private static RedisServer redis;
    private static RedissonClient probe;

    @BeforeAll
    static void doEverything() {
        redis = EmbeddedRedis.start();
        probe = Clients.redisson(redis.address());
        try (Node node = Node.start(redis.address(), Map.of("rubric.event.heartbeat", "1h"), Office.class)) {
            Office office = node.get(Office.class);
            for (Operation operation : Operation.values()) {
                COUNTED.put(
                        operation,
                        Measured.of(operation, office, probe, Kept.CALLS - 2).commands());
            }
        }
    }

    @AfterAll
    static void close() {
        probe.shutdown();
        redis.close();
    }

    @Test
    void eachOperationMakesRedisDoWhatTheModelSays() {
        COUNTED.forEach((operation, counted) -> {
            Map<String, Double> all = new TreeMap<>(counted);
            Double halves = all.remove("lindex");
            assertEquals(operation == Operation.LOG, halves != null, operation + " looks into the log");
            assertTrue(halves == null || halves <= 2 * Math.log(Kept.CALLS) / Math.log(2), operation + " " + halves);
            all.values().removeIf(each -> each < 0.1); // once in a while, as when a header is to last longer
            assertEquals(operation.counted(), rounded(all), operation + " as Redis has counted");
        });
    }

    @Test
    void whatIsKeptTakesNoMoreMemoryThanTheModelSaysAndNotHalfOfThat() {
        for (Kept kept : Kept.values()) {
            long bytes = probe.getScript(StringCodec.INSTANCE)
                    .eval(
                            RScript.Mode.READ_ONLY,
                            "return redis.call('MEMORY', 'USAGE', KEYS[1], 'SAMPLES', '0') or 0",
                            RScript.ReturnType.LONG,
                            List.of(kept.key()));
            assertTrue(
                    bytes <= kept.most() && 2 * bytes > kept.most() / 1.2,
                    kept + " takes " + bytes + " bytes, at most " + kept.most());
        }
    }

    @Test
    void theTablesAreTheModel() throws IOException {
        String text = Files.readString(DOC);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(DOC, text.substring(0, begin) + Model.tables() + text.substring(end));
        } else {
            assertEquals(Model.tables(), text.substring(begin, end), "write it anew with -Ddocs.update=true");
        }
    }

    private static Map<String, Double> rounded(Map<String, Double> counted) {
        Map<String, Double> rounded = new TreeMap<>();
        counted.forEach((name, count) -> rounded.put(name, (double) Math.round(count)));
        return rounded;
    }
}
