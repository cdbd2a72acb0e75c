package io.rubric.impl.lock.violence;

import io.rubric.impl.testing.Cuts;
import io.rubric.impl.testing.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Faults of all kinds, one after the other and some at the same time, in an order that the seed decides. */
final class Faults {

    private static final Duration TICK = Duration.ofMillis(20);

    private final Crew crew;
    private final Cuts cuts;
    private final Random random;
    private final Deque<Fault> deck = new ArrayDeque<>();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

    Faults(Crew crew, String redis, long seed) {
        this.crew = crew;
        this.cuts = new Cuts(redis);
        this.random = new Random(seed);
    }

    /** Each kind has come before one comes more often than its share. */
    void during(Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (deck.isEmpty()) {
                List<Fault> shuffled = new ArrayList<>(Fault.DECK);
                Collections.shuffle(shuffled, random);
                deck.addAll(shuffled);
            }
            if (inject(deck.peek())) {
                counts.merge(deck.remove(), 1, Integer::sum);
                Topology.hold(millis(200, 800));
            } else {
                Topology.hold(TICK); // nobody is there for it now
            }
        }
    }

    int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    private boolean inject(Fault fault) throws IOException, InterruptedException {
        return switch (fault) {
            case CUT -> cuts.some(random);
            case KILL -> kill();
            case SHORT_STOP -> stop(millis(50, 600));
            case LONG_STOP -> stop(Duration.ofSeconds(Counter.LEASE).plus(millis(300, 1_500)));
        };
    }

    private boolean kill() throws IOException, InterruptedException {
        Optional<Child> victim = crew.any(random, child -> true);
        if (victim.isPresent()) {
            crew.replace(victim.get());
        }
        return victim.isPresent();
    }

    private boolean stop(Duration time) throws IOException {
        Optional<Child> victim = crew.any(random, child -> !child.isStopped());
        if (victim.isPresent()) {
            victim.get().stop(time);
        }
        return victim.isPresent();
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    @Override
    public String toString() {
        return Fault.DECK.stream()
                .distinct()
                .map(fault -> count(fault) + " " + fault)
                .collect(Collectors.joining(", "));
    }
}
