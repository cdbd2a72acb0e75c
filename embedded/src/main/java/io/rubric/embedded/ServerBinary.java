package io.rubric.embedded;

import io.rubric.RubricException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The executable of {@code org.signal:embedded-redis} that fits this machine. */
final class ServerBinary {

    static final String VERSION = "7.0.15";

    /** What every message of a server that cannot start ends with. */
    static final String WAY_OUT =
            "Start a Redis yourself (a container will do) and set rubric.redis.address=redis://host:port";

    private final String resource;

    private ServerBinary(String resource) {
        this.resource = resource;
    }

    static ServerBinary ofThisMachine() {
        return of(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    }

    /**
     * @param osName as in the system property {@code os.name}
     * @param osArch as in the system property {@code os.arch}
     */
    static ServerBinary of(String osName, String osArch) {
        String system = system(osName) + "-" + architecture(osArch);
        return switch (system) {
            case "linux-amd64", "linux-arm64", "linux-386", "darwin-amd64", "darwin-arm64" ->
                new ServerBinary("redis-server-" + VERSION + "-" + system);
            default ->
                throw new RubricException("There is no embedded Redis for " + osName + " (" + osArch
                        + "), only for Linux and macOS. " + WAY_OUT);
        };
    }

    void copyTo(Path file) throws IOException {
        try (InputStream bytes = ServerBinary.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new RubricException("There is no " + resource + " on the class path: rubric-embedded needs"
                        + " org.signal:embedded-redis:0.9.1 beside it. " + WAY_OUT);
            }
            Files.copy(bytes, file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    String resource() {
        return resource;
    }

    private static String system(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture(String osArch) {
        return switch (osArch) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "x86", "i386", "i486", "i586", "i686" -> "386";
            default -> osArch;
        };
    }
}
