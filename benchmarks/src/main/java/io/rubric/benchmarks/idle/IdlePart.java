package io.rubric.benchmarks.idle;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Jvm;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.RubricExtension;
import io.rubric.redis.RedisServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Heap and threads of an application that has used everything once and now waits: Weld SE alone, with a Redisson client, and with Rubric. */
public final class IdlePart implements Part {

    private static final String HEAP = "heap of an idle application on Weld SE";
    private static final String THREADS = "threads of an idle application on Weld SE";

    private final Effort effort;

    public IdlePart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        // The serial collector leaves nothing that is dead, so that what is used is what is held.
        Jvm jvm = new Jvm(IdleProcess.class, Path.of("target", "idle"), "-XX:+UseSerialGC", Jvm.PATIENT);
        Jvm without = jvm.without(RubricExtension.class);
        try (RedisServer redis = EmbeddedRedis.start()) {
            for (int i = 0; i < Math.min(2, effort.rounds()); i++) { // they hardly differ
                Map<String, Double> heap = new LinkedHashMap<>();
                Map<String, Double> threads = new LinkedHashMap<>();
                for (IdleApplication application : IdleApplication.values()) {
                    List<Double> numbers = (application == IdleApplication.RUBRIC ? jvm : without)
                            .numbers(application.name(), redis.address());
                    heap.put(application.toString(), numbers.get(0));
                    threads.put(application.toString(), numbers.get(1));
                }
                sheet.add(HEAP, "MB", heap);
                sheet.add(THREADS, "threads", threads);
            }
        }
    }

    @Override
    public List<Ratio> ratios() {
        String rubric = IdleApplication.RUBRIC.toString();
        String redisson = IdleApplication.REDISSON.toString();
        return List.of(new Ratio(HEAP, rubric, redisson), new Ratio(THREADS, rubric, redisson));
    }
}
