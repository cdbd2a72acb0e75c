package io.rubric.impl.event.violence;

import io.rubric.impl.testing.Cuts;
import io.rubric.impl.testing.MortalRedis;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Kills consumers, cuts connections and kills Redis, in an order that the seed decides: each when the consumers have gone on since the one before. Now and then it rests. */
final class Torture {

    /** In which shares they come. */
    private static final List<Fault> DECK = List.of(Fault.KILL, Fault.CUT, Fault.CUT, Fault.CUT, Fault.RESTART);

    private static final Duration PATIENCE = Duration.ofSeconds(Soak.of(2, 10));
    /** What a consumer writes about one event, about. */
    private static final long LINE = 25;

    private static final Duration TICK = Duration.ofMillis(20);

    private final Consumers consumers;
    private final MortalRedis redis;
    private final Cuts cuts;
    private final Random random;
    private final int step;
    private final Duration rest;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<Outage> outages = new ArrayList<>();

    /** What is done. */
    enum Fault {
        KILL,
        CUT,
        RESTART
    }

    /** A time in which Redis could not be asked, or not be heard; afterwards clients have to notice and to connect. */
    record Outage(long begin, long end) {}

    /**
     * @param step events that consumers work off between two faults
     * @param rest after each deck of faults
     */
    Torture(Consumers consumers, MortalRedis redis, long seed, int step, Duration rest) {
        this.consumers = consumers;
        this.redis = redis;
        this.cuts = new Cuts(redis.address());
        this.random = new Random(seed);
        this.step = step;
        this.rest = rest;
    }

    /** Goes on as long as that, and until each fault was there. */
    void during(BooleanSupplier goesOn) throws IOException, InterruptedException {
        List<Fault> deck = new ArrayList<>();
        while (goesOn.getAsBoolean() || counts.size() < Fault.values().length) {
            if (deck.isEmpty()) {
                Topology.hold(rest);
                awaitProgress(goesOn);
                deck.addAll(DECK);
                Collections.shuffle(deck, random);
                deck.add(0, Fault.KILL); // while all goes well, and events are acknowledged at once
            }
            if (inject(deck.get(0))) {
                counts.merge(deck.remove(0), 1, Integer::sum);
                awaitProgress(goesOn);
            } else {
                Collections.rotate(deck, -1); // nobody is there for it now
                Topology.hold(TICK);
            }
        }
    }

    private void awaitProgress(BooleanSupplier goesOn) throws IOException {
        long before = consumers.size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (goesOn.getAsBoolean()
                && consumers.size() < before + step * LINE
                && System.nanoTime() - end < 0) { // faults that meet each other are welcome, too
            Topology.hold(TICK);
        }
    }

    private boolean inject(Fault fault) throws IOException, InterruptedException {
        if (fault == Fault.KILL) {
            return consumers.killAny(random);
        }
        long begin = System.nanoTime();
        boolean done = true;
        if (fault == Fault.CUT) {
            done = cuts.some(random);
        } else {
            redis.dieAndLive();
        }
        outages.add(new Outage(begin, System.nanoTime()));
        return done;
    }

    int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    List<Outage> outages() {
        return outages;
    }
}
