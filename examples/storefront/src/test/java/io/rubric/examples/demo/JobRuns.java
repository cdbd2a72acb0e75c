package io.rubric.examples.demo;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The runs of a job that both servers have a schedule for, as each of them hears of them. */
final class JobRuns {

    /** Seconds from a tick to the next: what the schedule of the job says. */
    static final long PERIOD = 3;

    private final Map<String, EventStream> servers;
    private final Map<String, List<Run>> heard = new HashMap<>();
    private final long first;
    private final int ticks;

    /**
     * Returns when all servers hear of the job; the next tick is the first.
     *
     * @param servers what they hear, by their names
     */
    JobRuns(Map<String, EventStream> servers, int ticks) throws InterruptedException {
        this.servers = servers;
        this.ticks = ticks;
        long begun = 0;
        for (String server : servers.keySet()) {
            begun = Math.max(begun, next(server).second());
        }
        this.first = begun + PERIOD;
    }

    /**
     * @param second the one for which the job ran, not that in which it ran
     * @param node where
     */
    record Run(long second, String node, long token) {}

    /** The second of a tick; the first is 1. */
    long second(int tick) {
        return first + (tick - 1) * PERIOD;
    }

    /** The run of a tick, or of the next one that ran, when a server has heard of it. */
    Run await(String server, int tick) throws InterruptedException {
        while (true) {
            Run run = next(server);
            if (run.second() >= second(tick)) {
                return run;
            }
        }
    }

    private Run next(String server) throws InterruptedException {
        JsonObject entry =
                servers.get(server).await(event -> event.getString("type").equals("StockCounted"));
        JsonObject event = entry.getJsonObject("event");
        Run run = new Run(
                event.getJsonNumber("second").longValue(),
                entry.getString("origin"),
                event.getJsonNumber("fencingToken").longValue());
        heard.computeIfAbsent(server, name -> new ArrayList<>()).add(run);
        return run;
    }

    /** What a server has heard of all ticks, in their order. */
    List<Run> of(String server) {
        return byTick(server).values().stream().flatMap(List::stream).toList();
    }

    /** The seconds for which the job ran more than once. */
    List<Long> twice(String server) {
        return byTick(server).entrySet().stream()
                .filter(tick -> tick.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The seconds for which it did not run. */
    List<Long> missed(String server) {
        return LongStream.rangeClosed(1, ticks)
                .map(tick -> second((int) tick))
                .boxed()
                .filter(second -> !byTick(server).containsKey(second))
                .toList();
    }

    private Map<Long, List<Run>> byTick(String server) {
        return heard.get(server).stream()
                .filter(run -> run.second() >= first && run.second() <= second(ticks))
                .collect(Collectors.groupingBy(Run::second, TreeMap::new, Collectors.toList()));
    }

    /** One line for whoever reads the log. */
    String summary(String server) {
        Map<String, Long> shares =
                of(server).stream().collect(Collectors.groupingBy(Run::node, TreeMap::new, Collectors.counting()));
        return "%d ticks, %d runs, %d twice, %d missed; %s"
                .formatted(
                        ticks,
                        of(server).size(),
                        twice(server).size(),
                        missed(server).size(),
                        shares.entrySet().stream()
                                .map(share -> share.getKey() + " " + share.getValue())
                                .collect(Collectors.joining(", ")));
    }
}
