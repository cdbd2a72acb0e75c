package io.rubric.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary directory of one server: its executable, its output, and what it may write while it runs. */
final class ServerDirectory {

    private static final System.Logger LOG = System.getLogger("io.rubric.embedded");

    private final Path path;

    private ServerDirectory(Path path) {
        this.path = path;
    }

    static ServerDirectory create(ServerBinary binary) {
        try {
            ServerDirectory directory = new ServerDirectory(Files.createTempDirectory("rubric-redis-"));
            try {
                binary.copyTo(directory.path.resolve("redis-server"));
            } catch (IOException | RuntimeException e) {
                directory.delete();
                throw e;
            }
            return directory;
        } catch (IOException e) {
            throw Launcher.failure("its executable cannot be unpacked", e);
        }
    }

    Path path() {
        return path;
    }

    Path log() {
        return path.resolve("redis.log");
    }

    String readLog() {
        try {
            // Each byte is a character: a line of which only a part is written is no error.
            return Files.readString(log(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Deletes it with all that is in it. What cannot be deleted stays, with a warning. */
    void delete() {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "Temporary files of the embedded Redis stay in " + path, e);
        }
    }
}
