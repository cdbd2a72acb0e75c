package io.rubric.impl.event.violence;

import io.rubric.impl.testing.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One process: a node that works events off until it is told to end, or is killed. It ends with the process that has started it. */
final class Consumer {

    /** What publishers and consumers share. */
    static Map<String, String> configuration(String redis, String prefix, String node) {
        Map<String, String> all = new HashMap<>(Map.of(
                "rubric.redis.address",
                redis,
                "rubric.prefix",
                prefix,
                "rubric.node-id",
                node,
                "rubric.redis.on-startup", // connections are cut then as well
                "warn"));
        all.put("rubric.event.\"" + Work.TOPIC + "\".delivery", "durable");
        all.put("rubric.event.visibility", "5s"); // a busy machine is no death
        all.put("rubric.event.concurrency", "2");
        all.put("rubric.event.max-attempts", "1000"); // each death is one
        return all;
    }

    private final String node;
    private final int life;
    private final Path journal;
    private final Process process;
    private long killed;
    private boolean ready;

    private Consumer(String node, int life, Path journal, Process process) {
        this.node = node;
        this.life = life;
        this.journal = journal;
        this.process = process;
    }

    /**
     * Quick to start, and small.
     *
     * @param life which of the node's
     */
    static Consumer start(String redis, String prefix, String node, int life, Path directory) throws IOException {
        Path journal = directory.resolve(node + "-" + life);
        Files.createFile(journal);
        return new Consumer(
                node,
                life,
                journal,
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "-D" + Work.JOURNAL + "=" + journal,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Consumer.class.getName(),
                                redis,
                                prefix,
                                node)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of(journal + ".out").toFile())
                        .start());
    }

    public static void main(String... arguments) throws IOException {
        try (Node node = Node.startWith(configuration(arguments[0], arguments[1], arguments[2]), Work.class)) {
            node.get(Work.class).ready();
            if (System.in.read() < 0) { // whoever started this process is gone
                Runtime.getRuntime().halt(1);
            }
        }
        Runtime.getRuntime().exit(0);
    }

    String node() {
        return node;
    }

    int life() {
        return life;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() throws IOException {
        ready = ready || done().stream().anyMatch(done -> done.group().equals(Work.READY));
        return ready && isAlive();
    }

    /** When it was killed; 0 if it was not. */
    long killed() {
        return killed;
    }

    void kill() throws InterruptedException {
        killed = System.nanoTime();
        process.destroyForcibly().waitFor();
    }

    void destroy() {
        process.destroyForcibly();
    }

    /** Tells it to end, and says how it does. */
    int end() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().write('.');
            process.getOutputStream().flush();
        }
        return process.waitFor();
    }

    /** How much it has written down. */
    long size() throws IOException {
        return Files.size(journal);
    }

    /** All that it has written down. */
    List<Done> done() throws IOException {
        List<Done> all = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            String[] parts = line.split(" ");
            if (parts.length == 3) {
                String group = parts[0].equals(Work.OWN) ? "node:" + node : parts[0];
                all.add(new Done(group, Integer.parseInt(parts[1]), Long.parseLong(parts[2]), this));
            }
        }
        return all;
    }

    /**
     * An event that was worked off.
     *
     * @param at by a clock that all processes share
     */
    record Done(String group, int number, long at, Consumer by) {}
}
