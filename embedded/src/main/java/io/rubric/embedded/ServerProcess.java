package io.rubric.embedded;

import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One server, from the start of its process to the deletion of its directory. */
final class ServerProcess implements RedisServer {

    static final String HOST = "127.0.0.1";

    /**
     * The shell becomes the server. Before that it leaves a child which waits for the end of its input; while the server
     * lives, only the end of this JVM brings that about. So not even kill -9 leaves a server behind, and there is no
     * shutdown hook to keep the class loader of an undeployed application.
     */
    private static final String SCRIPT = """
            exec 3<&0
            { trap '' HUP INT TERM; read -r end <&3; kill $$ && rm -rf "$0"; } &
            exec ./redis-server "$@" </dev/null 3<&-
            """;

    private static final String READY = "Ready to accept connections";

    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final ServerDirectory directory;
    private final int port;

    private ServerProcess(Process process, ServerDirectory directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    static ServerProcess start(ServerDirectory directory, int port, String... options) {
        Path path = directory.path();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, path.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--bind", HOST, "--save", "", "--appendonly", "no"));
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(path.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.log().toFile())
                    .start();
            return new ServerProcess(process, directory, port);
        } catch (IOException e) {
            directory.delete();
            throw Launcher.failure("its process cannot be made", e);
        }
    }

    @Override
    public String address() {
        return "redis://" + HOST + ":" + port;
    }

    long pid() {
        return process.pid();
    }

    String output() {
        return directory.readLog();
    }

    /** Asked of its own output: on its port another server might answer. */
    boolean acceptsConnections() {
        return output().contains(READY);
    }

    boolean hasEndedWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        directory.delete();
    }
}
