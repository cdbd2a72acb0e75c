package io.rubric.benchmarks.lock;

import io.rubric.benchmarks.Contender;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Median;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.benchmarks.Slices;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Locks: pairs of taking and giving back that nobody else wants, one key of two nodes, and what a pair costs Redis. */
public final class LockPart implements Part {

    private static final String ONE = "lock and release, 1 thread";
    private static final String MANY = "lock and release, 16 threads, each with a key of its own";
    private static final String CONTENDED = "one key, 2 nodes of 8 threads";
    private static final String HAND_OFF = "hand-off to the other node";
    private static final String SUBSCRIBES = "SUBSCRIBE while contended, and one";
    private static final String COST = "processor time of Redis for a pair";

    private final Effort effort;

    public LockPart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        pairs(sheet);
        contended(sheet);
        Map<String, Double> cost = new LinkedHashMap<>();
        for (LockPeer peer : LockPeer.values()) {
            cost.put(
                    peer.toString(),
                    1e6 * LockCost.of(peer, 2 * (int) effort.slice().toMillis()).cpu());
        }
        sheet.add(COST, "us", cost);
    }

    private void pairs(Sheet sheet) throws Exception {
        Map<LockPeer, Locking> opened = new EnumMap<>(LockPeer.class);
        try (RedisServer redis = EmbeddedRedis.start()) {
            Map<String, Contender> contenders = new LinkedHashMap<>();
            for (LockPeer peer : LockPeer.values()) {
                Locking locks = peer.connect(redis.address());
                opened.put(peer, locks);
                contenders.put(peer.toString(), key -> {
                    locks.under(key, () -> {});
                    return locks;
                });
            }
            Slices slices = new Slices(effort);
            slices.compare(sheet, MANY, 16, contenders); // first: many threads get warm sooner
            slices.compare(sheet, ONE, 1, contenders);
            opened.values().forEach(Locking::close);
        }
    }

    private void contended(Sheet sheet) throws Exception {
        try (LockContention contention = new LockContention()) {
            for (int i = -1; i < effort.rounds(); i++) { // the first to warm up
                Map<String, Double> acquired = new HashMap<>();
                Map<String, Double> handOffs = new HashMap<>();
                Map<String, Double> subscribes = new HashMap<>();
                for (LockPeer peer : LockContention.PEERS) {
                    LockContention.Slice slice =
                            contention.slice(peer, effort.slice().multipliedBy(2));
                    acquired.put(peer.toString(), slice.acquired());
                    handOffs.put(peer.toString(), micros(slice.handOffs()));
                    subscribes.put(peer.toString(), 1.0 + slice.subscribes());
                }
                subscribes.put("none", 1.0);
                if (i >= 0) {
                    sheet.add(CONTENDED, "a second", acquired);
                    sheet.add(HAND_OFF, "us (median)", handOffs);
                    sheet.add(SUBSCRIBES, "commands", subscribes);
                }
            }
        }
    }

    private static double micros(long[] nanos) {
        return Median.of(LongStream.of(nanos).mapToObj(time -> time / 1e3).toList());
    }

    @Override
    public List<Ratio> ratios() {
        String rubric = LockPeer.RUBRIC.toString();
        List<Ratio> ratios = new ArrayList<>();
        for (LockPeer peer : LockPeer.values()) {
            if (peer != LockPeer.RUBRIC) {
                ratios.add(new Ratio(ONE, rubric, peer.toString()));
                ratios.add(new Ratio(MANY, rubric, peer.toString(), many(peer)));
            }
        }
        String rlock = LockPeer.RLOCK.toString();
        ratios.add(new Ratio(CONTENDED, rubric, rlock, Goal.least(1.3)));
        ratios.add(new Ratio(HAND_OFF, rubric, rlock));
        ratios.add(new Ratio(SUBSCRIBES, rubric, "none", Goal.most(1)));
        ratios.add(new Ratio(COST, rubric, rlock));
        return ratios;
    }

    private static Goal many(LockPeer peer) {
        return switch (peer) {
            case RLOCK -> Goal.least(2);
            case SPRING_SPIN, SPRING_PUBSUB -> Goal.least(1);
            default -> Goal.NONE;
        };
    }
}
