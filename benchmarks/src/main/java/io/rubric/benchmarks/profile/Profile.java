package io.rubric.benchmarks.profile;

import io.rubric.benchmarks.Load;
import io.rubric.benchmarks.Node;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Watches calls by Java Flight Recorder, and writes whose code the samples are in: {@code Profile hit 16 before.tsv} looks at hits of 16 threads. With another {@code rubric-impl} on the class path
 * it looks at that one.
 */
final class Profile {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String SAMPLE = "jdk.ExecutionSample";

    private Profile() {}

    /**
     * @param arguments hit, limit or lock; how many threads; where to write
     */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        List<String> lines = new ArrayList<>(List.of("what\tvalue"));
        try (RedisServer redis = EmbeddedRedis.start();
                Node node = Node.start(redis.address(), Map.of(), Shop.class);
                Recording recording = new Recording()) {
            Call call = call(node.get(Shop.class), arguments[0]);
            run(call, threads, WARM_UP);
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            long calls = run(call, threads, TIME);
            recording.stop();
            lines.add(line("calls a second", (double) calls / TIME.toSeconds()));
            lines.addAll(shares(recording));
        }
        Files.write(Path.of(arguments[2]), lines);
        lines.forEach(System.out::println);
        System.exit(0);
    }

    private interface Call {
        Object as(long id);
    }

    private static Call call(Shop shop, String what) {
        return switch (what) {
            case "hit" -> shop::hit;
            case "limit" -> shop::limit;
            case "lock" -> shop::lock;
            default -> throw new IllegalArgumentException(what + " is none of hit, limit, lock");
        };
    }

    private static long run(Call call, int threads, Duration time) throws Exception {
        LongAdder calls = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        Load.run(threads, id -> {
            while (System.nanoTime() < end) {
                call.as(id);
                calls.increment();
            }
        });
        return calls.sum();
    }

    private static List<String> shares(Recording recording) throws Exception {
        Path file = Files.createTempFile("rubric", ".jfr");
        try {
            recording.dump(file);
            Map<Owner, Integer> samples = new EnumMap<>(Owner.class);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getEventType().getName().equals(SAMPLE)) {
                    samples.merge(Owner.of(event), 1, Integer::sum);
                }
            }
            double all = samples.values().stream().mapToInt(Integer::intValue).sum();
            List<String> lines = new ArrayList<>(List.of(line("samples", all)));
            samples.forEach((owner, count) -> lines.add(line("percent of samples in " + owner, 100 * count / all)));
            return lines;
        } finally {
            Files.delete(file);
        }
    }

    private static String line(String what, double value) {
        return what + "\t" + String.format(Locale.ROOT, "%.0f", value);
    }
}
