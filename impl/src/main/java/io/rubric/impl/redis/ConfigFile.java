package io.rubric.impl.redis;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redisson.config.Config;

/** A Redisson YAML: a resource of the application, else a file. */
final class ConfigFile {

    private ConfigFile() {}

    static @Nullable Config read(String name, Problems problems) {
        try (InputStream in = open(name)) {
            return Config.fromYAML(in);
        } catch (IOException | RuntimeException e) {
            problems.add(
                    Problem.REDIS_CONFIG_FILE,
                    Setting.REDIS_CONFIG_FILE.key(),
                    "\"" + name + "\": " + e,
                    "the name of a resource of the application or of a file that holds a Redisson YAML");
            return null;
        }
    }

    private static InputStream open(String name) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        InputStream resource = loader == null ? null : loader.getResourceAsStream(name);
        return resource != null ? resource : Files.newInputStream(Path.of(name));
    }
}
