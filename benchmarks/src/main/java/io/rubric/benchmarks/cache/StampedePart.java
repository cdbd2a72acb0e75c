package io.rubric.benchmarks.cache;

import static io.rubric.benchmarks.cache.CachePeer.RLOCK;
import static io.rubric.benchmarks.cache.CachePeer.RUBRIC;
import static io.rubric.benchmarks.cache.CachePeer.SPRING_REDISSON_SYNC;
import static io.rubric.benchmarks.cache.CachePeer.SPRING_SYNC;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many callers on several nodes who miss one key at once. */
public final class StampedePart implements Part {

    private static final String LOADS = "stampede, loads";
    private static final String COMMANDS = "stampede, commands of Redis";
    private static final String LAST = "stampede, time from the load to the last caller";
    private static final String ONE = "one";
    private static final List<CachePeer> LOCKING = List.of(RLOCK, SPRING_REDISSON_SYNC, SPRING_SYNC);

    private final Effort effort;

    public StampedePart(Effort effort) {
        this.effort = effort;
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        List<CachePeer> peers = new ArrayList<>(List.of(RUBRIC));
        peers.addAll(LOCKING);
        Map<CachePeer, Stampede> stampedes = new EnumMap<>(CachePeer.class);
        try (Contest contest = new Contest()) {
            for (CachePeer peer : peers) {
                stampedes.put(peer, new Stampede(contest, peer));
            }
            for (int i = -1; i < effort.rounds(); i++) { // the first to warm up
                Map<String, Double> loads = new LinkedHashMap<>(Map.of(ONE, 1.0));
                Map<String, Double> commands = new LinkedHashMap<>();
                Map<String, Double> last = new LinkedHashMap<>();
                for (CachePeer peer : peers) {
                    Stampede.Seen seen = stampedes.get(peer).run(i);
                    loads.put(peer.toString(), (double) seen.loads());
                    commands.put(peer.toString(), (double) seen.commands());
                    last.put(peer.toString(), seen.millis());
                }
                if (i >= 0) {
                    sheet.add(LOADS, "loads", loads);
                    sheet.add(COMMANDS, "commands", commands);
                    sheet.add(LAST, "ms", last);
                }
            }
            stampedes.values().forEach(Stampede::close);
        }
    }

    @Override
    public List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        ratios.add(new Ratio(LOADS, RUBRIC.toString(), ONE, Goal.most(1)));
        for (CachePeer peer : LOCKING) {
            ratios.add(new Ratio(LAST, RUBRIC.toString(), peer.toString(), Goal.most(0.2)));
            ratios.add(new Ratio(COMMANDS, RUBRIC.toString(), peer.toString(), Goal.most(0.05)));
        }
        return ratios;
    }
}
