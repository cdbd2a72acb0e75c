package io.rubric.benchmarks.start;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.server.Provisions;
import io.rubric.benchmarks.server.War;
import io.rubric.benchmarks.server.WildFly;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A WAR with 500 annotated methods on a WildFly that runs already: from the order to deploy it to the answer. */
public final class WildFlyPart implements Part {

    /** What it needs. */
    public static final String SERVER = "wildfly";

    private static final String DEPLOYMENT =
            "deployment of a WAR with " + BeanSources.METHODS + " annotated methods to WildFly";

    private final Effort effort;

    public WildFlyPart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        Path directory = Path.of("target", "start-wildfly");
        Path classes = directory.resolve("classes");
        Sources.compile(BeanSources.all(), classes);
        Path without = war(directory, "without", jar -> jar.startsWith("rubric-api"));
        Path redisson = war(directory, "redisson", jar -> !jar.startsWith("rubric-impl"));
        Path with = war(directory, "with", jar -> true);
        try (RedisServer redis = EmbeddedRedis.start();
                WildFly server = WildFly.start(
                        Provisions.get(SERVER), directory, Map.of("rubric.redis.address", redis.address()))) {
            for (Path war : List.of(without, redisson, with)) {
                server.add(war);
            }
            for (int i = -1; i < effort.rounds(); i++) { // the first to warm up
                Added added = new Added(millis(server, without), millis(server, redisson), millis(server, with));
                if (i >= 0) {
                    added.note(sheet, DEPLOYMENT);
                }
            }
        }
    }

    private static Path war(Path directory, String name, Predicate<String> wanted) throws IOException {
        Path classes = directory.resolve("classes");
        return new War()
                .classes(classes, War.classesBelow(classes))
                .libraries(Provisions.libraries().stream()
                        .filter(jar -> wanted.test(jar.getFileName().toString()))
                        .toList())
                .write(directory.resolve(name + ".war"));
    }

    private static double millis(WildFly server, Path war) throws IOException {
        long began = System.nanoTime();
        server.deploy(war);
        long took = System.nanoTime() - began;
        server.undeploy(war);
        return took / 1e6;
    }

    @Override
    public List<Ratio> ratios() {
        return Added.ratios(DEPLOYMENT);
    }
}
