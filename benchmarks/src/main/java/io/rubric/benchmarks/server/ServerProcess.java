package io.rubric.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a server, which ends with this object. */
public final class ServerProcess implements AutoCloseable {

    private static final long TO_BE_READY = TimeUnit.MINUTES.toNanos(3);
    private static final long TO_STOP_SECONDS = 30;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it; its output goes to a file. */
    public static ServerProcess start(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new ServerProcess(process, log);
    }

    /** Returns when the condition holds; fails if the server ends before, or it takes too long. */
    public void await(String what, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_BE_READY;
        while (!condition.holds()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("The server ended while we waited for " + what + ", see " + log);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("Waited in vain for " + what + ", see " + log);
            }
        }
    }

    /** Something that becomes true. */
    @FunctionalInterface
    public interface Condition {

        boolean holds() throws IOException, InterruptedException;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(TO_STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
