package io.rubric.impl.event.violence;

import io.rubric.impl.event.violence.Consumer.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The consumers of a run. Whoever is killed is started again. None outlives the run. */
final class Consumers implements AutoCloseable {

    private final String redis;
    private final String prefix;
    private final Path directory;
    private final List<Consumer> all = new ArrayList<>();
    private final List<Consumer> present = new ArrayList<>();

    private Consumers(String redis, String prefix, Path directory) {
        this.redis = redis;
        this.prefix = prefix;
        this.directory = directory;
    }

    static Consumers start(int number, String redis, String prefix, Path directory) throws IOException {
        Consumers consumers = new Consumers(redis, prefix, directory);
        try {
            for (int i = 0; i < number; i++) {
                consumers.start("n" + i, 0);
            }
            return consumers;
        } catch (IOException | RuntimeException e) {
            consumers.close();
            throw e;
        }
    }

    private void start(String node, int life) throws IOException {
        Consumer consumer = Consumer.start(redis, prefix, node, life, directory);
        all.add(consumer);
        present.add(consumer);
    }

    boolean isReady() throws IOException {
        for (Consumer consumer : present) {
            if (!consumer.isReady()) {
                return false;
            }
        }
        return true;
    }

    /** The groups that must have each event. */
    List<String> groups() {
        List<String> groups = new ArrayList<>(List.of(Work.SHARED));
        present.forEach(consumer -> groups.add("node:" + consumer.node()));
        return groups;
    }

    /** False if nobody is there for it now. */
    boolean killAny(Random random) throws IOException, InterruptedException {
        List<Consumer> some = new ArrayList<>();
        for (Consumer consumer : present) {
            if (consumer.isReady()) {
                some.add(consumer);
            }
        }
        if (some.isEmpty()) {
            return false;
        }
        Consumer victim = some.get(random.nextInt(some.size()));
        victim.kill();
        present.remove(victim);
        start(victim.node(), victim.life() + 1);
        return true;
    }

    /** Grows while they work. */
    long size() throws IOException {
        long size = 0;
        for (Consumer consumer : all) {
            size += consumer.size();
        }
        return size;
    }

    List<Done> done() throws IOException {
        List<Done> done = new ArrayList<>();
        for (Consumer consumer : all) {
            done.addAll(consumer.done());
        }
        return done;
    }

    /** Tells all to end, and says who has not ended well. */
    List<String> end() throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        for (Consumer consumer : present) {
            int code = consumer.end();
            if (code != 0) {
                failed.add(consumer.node() + " has ended with " + code);
            }
        }
        return failed;
    }

    @Override
    public void close() {
        all.forEach(Consumer::destroy);
    }
}
