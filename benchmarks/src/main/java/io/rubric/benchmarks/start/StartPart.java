package io.rubric.benchmarks.start;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Jvm;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.RubricExtension;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Weld SE with 500 annotated methods, each start in a process of its own: with nothing compiled and no class loaded, as applications start. */
public final class StartPart implements Part {

    private static final String START = "start of Weld SE with " + BeanSources.METHODS + " annotated methods";

    private final Effort effort;

    public StartPart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        Path directory = Path.of("target", "start");
        Sources.compile(BeanSources.all(), directory);
        Jvm jvm = new Jvm(WeldStart.class, directory, Jvm.PATIENT);
        Jvm without = jvm.without(RubricExtension.class);
        try (RedisServer redis = EmbeddedRedis.start()) {
            for (int i = 0; i < effort.rounds(); i++) {
                new Added(
                                start(without, WeldStart.WITHOUT, redis),
                                start(without, WeldStart.REDISSON, redis),
                                start(jvm, WeldStart.RUBRIC, redis))
                        .note(sheet, START);
            }
        }
    }

    private static double start(Jvm jvm, String besides, RedisServer redis) throws IOException, InterruptedException {
        return jvm.numbers(besides, redis.address()).get(0);
    }

    @Override
    public List<Ratio> ratios() {
        return Added.ratios(START);
    }
}
