package io.rubric.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What only {@code -Pbenchmarks} brings: servers, and the libraries of an application with Rubric. */
public final class Provisions {

    private static final String PREFIX = "benchmarks.";

    private Provisions() {}

    /**
     * Whether it is there; without the profile there is none.
     *
     * @param name of the server, such as {@code wildfly}
     */
    public static boolean has(String name) {
        return System.getProperty(property(name)) != null;
    }

    /** Where it is. */
    public static Path get(String name) {
        return Path.of(System.getProperty(property(name))).toAbsolutePath();
    }

    /** What belongs into {@code WEB-INF/lib}: Rubric, and what it depends on. */
    public static List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(get("libraries"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Options that tell another Java of all of it. */
    public static List<String> options() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    private static String property(String name) {
        return PREFIX + name;
    }
}
