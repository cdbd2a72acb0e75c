package io.rubric.impl.event.violence;

import io.rubric.impl.event.violence.Consumer.Done;
import io.rubric.impl.event.violence.Torture.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What has become of events.
 *
 * @param lost of groups that must have all
 * @param careless how many the group has lost that returns before it works
 * @param sentTwice were worked off more often since they are in Redis more often: their sender was told that they might not be
 * @param afterKill were worked off again since their consumer was killed before it could acknowledge them
 * @param afterOutage were worked off again since Redis did not hear that they were done
 * @param unexplained were worked off again, and nobody knows why
 */
record Findings(
        List<String> lost, int careless, int sentTwice, int afterKill, int afterOutage, List<String> unexplained) {

    /** A consumer that was killed so long after an event had acknowledged it. */
    private static final long UNTOLD = Duration.ofSeconds(1).toNanos();

    /** An outage that has ended so long before an event, or begins so long after it, may keep Redis from hearing that it is done. */
    private static final long OUTAGE_BEFORE = Duration.ofSeconds(6).toNanos();

    private static final long OUTAGE_AFTER = Duration.ofSeconds(1).toNanos();

    /**
     * @param sent how often each event is in Redis
     */
    static Findings of(
            int events, List<String> groups, List<Done> done, Map<Integer, Integer> sent, List<Outage> outages) {
        Map<String, Map<Integer, List<Done>>> byGroup = new HashMap<>();
        for (Done one : done) {
            byGroup.computeIfAbsent(one.group(), g -> new TreeMap<>())
                    .computeIfAbsent(one.number(), n -> new ArrayList<>())
                    .add(one);
        }
        List<String> lost = new ArrayList<>();
        Again again = new Again(outages);
        for (String group : groups) {
            Map<Integer, List<Done>> had = byGroup.getOrDefault(group, Map.of());
            missing(events, had.keySet()).forEach(number -> lost.add(group + " " + number));
            had.forEach((number, times) -> again.look(times, sent.getOrDefault(number, 0)));
        }
        int careless = missing(
                        events, byGroup.getOrDefault(Work.CARELESS, Map.of()).keySet())
                .size();
        return new Findings(lost, careless, again.sentTwice, again.afterKill, again.afterOutage, again.unexplained);
    }

    static Set<Integer> missing(int events, Set<Integer> had) {
        Set<Integer> missing = new HashSet<>();
        for (int number = 0; number < events; number++) {
            if (!had.contains(number)) {
                missing.add(number);
            }
        }
        return missing;
    }

    int duplicates() {
        return sentTwice + afterKill + afterOutage + unexplained.size();
    }

    /** Counts what was worked off again. */
    private static final class Again {
        private final List<Outage> outages;
        private final List<String> unexplained = new ArrayList<>();
        private int sentTwice;
        private int afterKill;
        private int afterOutage;

        Again(List<Outage> outages) {
            this.outages = outages;
        }

        void look(List<Done> times, int sent) {
            List<Done> sorted =
                    times.stream().sorted(Comparator.comparingLong(Done::at)).collect(Collectors.toList());
            int entries = sent - 1;
            for (int i = 1; i < sorted.size(); i++) {
                Done first = sorted.get(i - 1);
                long killed = first.by().killed();
                if (entries-- > 0) {
                    sentTwice++;
                } else if (killed >= first.at() - UNTOLD && killed <= first.at() + UNTOLD) {
                    afterKill++;
                } else if (outages.stream()
                        .anyMatch(outage -> outage.end() > first.at() - OUTAGE_BEFORE
                                && outage.begin() < first.at() + OUTAGE_AFTER)) {
                    afterOutage++;
                } else {
                    unexplained.add(first.group() + " " + first.number());
                }
            }
        }
    }

    @Override
    public String toString() {
        return "lost " + lost.size() + "; duplicates " + duplicates() + " of which " + afterKill
                + " unacknowledged when their consumer was killed, " + afterOutage + " when Redis was away, "
                + sentTwice
                + " published again, " + unexplained.size() + " unexplained; a consumer that acknowledges first loses "
                + careless;
    }
}
