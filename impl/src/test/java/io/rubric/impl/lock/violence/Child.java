package io.rubric.impl.lock.violence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that this one has started. */
final class Child {

    private final Orders orders;
    private final Process process;
    private final List<Fate.Stop> stops = new ArrayList<>();
    private volatile boolean stopped;
    private long killed = Hold.OPEN;
    private boolean ready;

    private Child(Orders orders, Process process) {
        this.orders = orders;
        this.process = process;
    }

    /** Quick to start, and small: several share a machine with other tests. */
    static Child start(Orders orders) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        command.addAll(orders.arguments());
        return new Child(
                orders,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of(orders.journal() + ".out").toFile())
                        .start());
    }

    int number() {
        return orders.process();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether its threads count. */
    boolean isReady() throws IOException {
        ready = ready || Records.isReady(orders.journal());
        return ready;
    }

    boolean isStopped() {
        return stopped;
    }

    /**
     * Stops it for some time. That it goes on does not depend on this process: a child that stands still would not see its end.
     */
    void stop(Duration time) throws IOException {
        String seconds = time.toMillis() / 1000 + "." + String.format("%03d", time.toMillis() % 1000);
        long now = System.nanoTime();
        stopped = true;
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "kill -STOP \"$0\"; sleep \"$1\"; kill -CONT \"$0\"",
                        Long.toString(process.pid()),
                        seconds)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .thenRun(() -> stopped = false);
        stops.add(new Fate.Stop(now, now + time.toNanos()));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        killed = System.nanoTime();
    }

    /** It is not needed any more. */
    void destroy() {
        process.destroyForcibly();
    }

    /** Tells it to come to an end. */
    void finish() throws IOException {
        process.getOutputStream().write('.');
        process.getOutputStream().flush();
    }

    /** Empty, or how it did not end well. */
    String awaitEnd(long deadline) throws InterruptedException {
        if (!process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return "process " + number() + " did not end";
        }
        return killed != Hold.OPEN || process.exitValue() == 0
                ? ""
                : "process " + number() + " ended with " + process.exitValue();
    }

    Fate fate() {
        return new Fate(killed, List.copyOf(stops));
    }

    List<Call> calls() throws IOException {
        return Records.read(number(), orders.journal());
    }
}
