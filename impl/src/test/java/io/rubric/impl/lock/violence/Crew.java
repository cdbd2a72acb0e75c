package io.rubric.impl.lock.violence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** The processes of a run: as many as were asked for at any time, and those that were killed. None outlives it. */
final class Crew implements AutoCloseable {

    private final List<Child> all = new ArrayList<>();
    private final List<Child> present = new ArrayList<>();
    private final IntFunction<Orders> orders;

    private Crew(IntFunction<Orders> orders) {
        this.orders = orders;
    }

    static Crew start(Plan plan, String redis, String prefix, String database, Path directory) throws IOException {
        Crew crew = new Crew(number -> new Orders(
                redis,
                prefix,
                database,
                directory.resolve("process-" + number),
                number,
                plan.threads(),
                plan.locked(),
                plan.guarded()));
        try {
            for (int i = 0; i < plan.processes(); i++) {
                crew.another();
            }
            return crew;
        } catch (IOException | RuntimeException e) {
            crew.close();
            throw e;
        }
    }

    List<Child> present() {
        return present;
    }

    /** Somebody to whom it can be done. Who has ended by itself is left for {@link #finish} to find. */
    Optional<Child> any(Random random, Predicate<Child> which) throws IOException {
        List<Child> some = new ArrayList<>();
        for (Child child : present) {
            if (child.isAlive() && child.isReady() && which.test(child)) {
                some.add(child);
            }
        }
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    boolean isReady() throws IOException {
        for (Child child : present) {
            if (child.isAlive() && !child.isReady()) {
                return false;
            }
        }
        return true;
    }

    /** Kills one and puts another in its place. */
    void replace(Child child) throws IOException, InterruptedException {
        child.kill();
        present.remove(child);
        another();
    }

    /** Tells all to come to an end, and says who does not. */
    List<String> finish(long deadline) throws IOException, InterruptedException {
        for (Child child : present) {
            if (child.isAlive()) {
                child.finish();
            }
        }
        List<String> stuck = new ArrayList<>();
        for (Child child : present) {
            stuck.add(child.awaitEnd(deadline));
        }
        stuck.removeIf(String::isEmpty);
        return stuck;
    }

    List<Call> calls() throws IOException {
        List<Call> calls = new ArrayList<>();
        for (Child child : all) {
            calls.addAll(child.calls());
        }
        return calls;
    }

    Map<Integer, Fate> fates() {
        Map<Integer, Fate> fates = new HashMap<>();
        all.forEach(child -> fates.put(child.number(), child.fate()));
        return fates;
    }

    @Override
    public void close() {
        all.forEach(Child::destroy);
    }

    private void another() throws IOException {
        Child child = Child.start(orders.apply(all.size()));
        all.add(child);
        present.add(child);
    }
}
