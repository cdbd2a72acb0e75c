package io.rubric.impl.redis;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.config.Config;

/** A Redisson YAML: a resource of the application, else a file. */
final class ConfigFile {

    private static final System.Logger LOG = System.getLogger(ConfigFile.class.getName());

    private ConfigFile() {}

    static @Nullable Config read(String name, Problems problems) {
        try (InputStream in = open(name)) {
            Config config = Config.fromYAML(in);
            if (config == null) {
                problem(name, "it is empty", problems);
                return null;
            }
            Servers servers = new Servers(config);
            if (!servers.readReplicas()) {
                return config;
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "\"" + name
                            + "\" lets replicas be read; Rubric reads from masters only: a replica may not have heard yet"
                            + " of what was removed");
            servers.readMaster();
            return servers;
        } catch (IOException | RuntimeException e) {
            problem(name, e.getClass().getSimpleName() + ": " + withoutExcerpts(e), problems);
            return null;
        }
    }

    /** Notes that the file cannot be used. */
    static void problem(String name, String found, Problems problems) {
        problems.add(
                Problem.REDIS_CONFIG_FILE,
                Setting.REDIS_CONFIG_FILE.key(),
                "\"" + name + "\": " + found,
                "the name of a resource of the application or of a file that holds a Redisson YAML");
    }

    /** The parser shows lines of the file, indented, and values, quoted; either may be the password. */
    private static String withoutExcerpts(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.replaceAll("\"[^\"]*\"", "\"***\""))
                .collect(Collectors.joining("; "));
    }

    private static InputStream open(String name) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        InputStream resource = loader == null ? null : loader.getResourceAsStream(name);
        return resource != null ? resource : Files.newInputStream(Path.of(name));
    }
}
