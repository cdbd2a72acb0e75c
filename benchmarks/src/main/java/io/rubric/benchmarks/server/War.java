package io.rubric.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A web application, packed. */
public final class War {

    private final Map<String, Path> entries = new LinkedHashMap<>();

    public War() {}

    /** Adds classes, which lie below a directory. */
    public War classes(Path root, List<Path> classes) {
        classes.forEach(file -> entries.put(
                "WEB-INF/classes/" + root.relativize(file).toString().replace('\\', '/'), file));
        return this;
    }

    /** The classes below a directory. */
    public static List<Path> classesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** Adds libraries. */
    public War libraries(List<Path> jars) {
        jars.forEach(jar -> entries.put("WEB-INF/lib/" + jar.getFileName(), jar));
        return this;
    }

    /** Writes it. */
    public Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                Files.copy(entry.getValue(), zip);
                zip.closeEntry();
            }
        }
        return file;
    }
}
