package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The application of the package {@code events}, with the libraries of the storefront. */
final class EventsWar {

    private static final String PACKAGE = "io/rubric/examples/events";

    private EventsWar() {}

    /** Makes it of the libraries of the storefront. */
    static Path create(Settings settings) throws IOException, URISyntaxException {
        Path directory = Files.createDirectories(settings.directory().resolve("wars"));
        Path war =
                Files.copy(settings.war(), directory.resolve("events-kinds.war"), StandardCopyOption.REPLACE_EXISTING);
        Path tests = Path.of(EventsWar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (FileSystem files = FileSystems.newFileSystem(war)) {
            Path classes = files.getPath("WEB-INF/classes");
            delete(classes);
            Files.createDirectories(classes.resolve(PACKAGE));
            Files.createDirectories(classes.resolve("META-INF"));
            try (Stream<Path> own = Files.list(tests.resolve(PACKAGE))) {
                for (Path path : own.toList()) {
                    Files.copy(
                            path,
                            classes.resolve(PACKAGE).resolve(path.getFileName().toString()));
                }
            }
            Files.write(
                    classes.resolve("META-INF/microprofile-config.properties"),
                    // A busy machine is no outage.
                    List.of("rubric.prefix=events-kinds", "rubric.event.timeout=10s"));
        }
        return war;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
