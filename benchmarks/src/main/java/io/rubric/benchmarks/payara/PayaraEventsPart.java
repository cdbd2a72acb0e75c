package io.rubric.benchmarks.payara;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Median;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.server.Ports;
import io.rubric.benchmarks.server.Provisions;
import io.rubric.benchmarks.server.War;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events between two Payara Micro, in turns: over Redis by Rubric, and over the data grid by Payara. */
public final class PayaraEventsPart implements Part {

    /** What it needs. */
    public static final String SERVER = "payara-micro";

    private static final String LATENCY = "one event from one Payara Micro to another";
    private static final String THROUGHPUT = "events from one Payara Micro to another until all are observed";
    private static final Map<String, String> WIRES = new LinkedHashMap<>();

    static {
        WIRES.put("Rubric", "rubric");
        WIRES.put("Payara", "payara");
    }

    private final Effort effort;

    public PayaraEventsPart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        Path directory = Path.of("target", "payara-events").toAbsolutePath();
        Path war = war(directory.resolve("events.war"));
        List<Integer> ports = Ports.free(4);
        String cluster = "127.0.0.1:" + ports.get(2) + ",127.0.0.1:" + ports.get(3);
        try (RedisServer redis = EmbeddedRedis.start();
                PayaraMicro one = start(war, directory, "one", List.of(ports.get(0), ports.get(2)), cluster, redis);
                PayaraMicro two = start(war, directory, "two", List.of(ports.get(1), ports.get(3)), cluster, redis)) {
            for (String wire : WIRES.values()) {
                one.await(wire);
                two.await(wire);
            }
            measure(one, sheet);
        }
    }

    private void measure(PayaraMicro server, Sheet sheet) throws IOException, InterruptedException {
        int events = (int) effort.slice().toMillis();
        for (int i = -1; i < effort.rounds(); i++) { // the first to warm up
            Map<String, Double> latency = new LinkedHashMap<>();
            Map<String, Double> throughput = new LinkedHashMap<>();
            for (Map.Entry<String, String> wire : WIRES.entrySet()) {
                double thereAndBack = Median.of(server.fire(wire.getValue(), 1, events));
                latency.put(wire.getKey(), thereAndBack / 2 / 1e3);
                double all = server.fire(wire.getValue(), 16 * events, 1).get(0);
                throughput.put(wire.getKey(), 1e9 * 16 * events / all);
            }
            if (i >= 0) {
                sheet.add(LATENCY, "us", latency);
                sheet.add(THROUGHPUT, "a second", throughput);
            }
        }
    }

    private static PayaraMicro start(
            Path war, Path directory, String name, List<Integer> ports, String cluster, RedisServer redis)
            throws IOException {
        Map<String, String> properties = Map.of("rubric.redis.address", redis.address());
        return PayaraMicro.start(Provisions.get(SERVER), war, directory, name, ports, cluster, properties);
    }

    private static Path war(Path file) throws IOException, URISyntaxException {
        Path root = Path.of(PayaraEventsPart.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new War()
                .classes(root, War.classesBelow(root.resolve("io/rubric/benchmarks/payara/app")))
                .libraries(Provisions.libraries())
                .write(file);
    }

    @Override
    public List<Ratio> ratios() {
        return List.of(new Ratio(LATENCY, "Rubric", "Payara"), new Ratio(THROUGHPUT, "Rubric", "Payara"));
    }
}
