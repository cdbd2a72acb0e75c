package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An EAR of the two modules of the package {@code ear}, with the libraries of the storefront. */
final class Ear {

    /** The modules; each is the context of its WAR. */
    static final List<String> MODULES = List.of("front", "back");

    private static final List<String> SHARED = List.of("Price.class", "News.class");

    private static final String PACKAGE = "io/rubric/examples/ear";

    private Ear() {}

    /** Where Rubric and what it needs are. */
    enum Libraries {
        /** Once, in {@code lib} of the EAR, with what the modules share. */
        OF_THE_EAR,
        /** In {@code WEB-INF/lib} of each WAR, which has its own of everything. */
        OF_EACH_WAR
    }

    /** Makes it. */
    static Path create(Settings settings, Libraries libraries) throws IOException, URISyntaxException {
        Path directory = settings.directory().resolve("ears").resolve(libraries.name());
        Directories.delete(directory);
        Files.createDirectories(directory);
        Path ear = directory.resolve("shop-ear.ear");
        boolean once = libraries == Libraries.OF_THE_EAR;
        try (FileSystem storefront = FileSystems.newFileSystem(settings.war());
                FileSystem files = create(ear)) {
            Path lib = storefront.getPath("WEB-INF/lib");
            if (once) {
                copy(lib, files.getPath("lib"));
                Path shared = directory.resolve("shared.jar");
                try (FileSystem jar = create(shared)) {
                    classes(jar.getPath(PACKAGE), SHARED::contains);
                }
                Files.copy(shared, files.getPath("lib/shared.jar"));
            }
            for (String module : MODULES) {
                Path war = directory.resolve(module + ".war");
                try (FileSystem own = create(war)) {
                    classes(
                            own.getPath("WEB-INF/classes", PACKAGE),
                            name -> !name.startsWith(other(module)) && !(once && SHARED.contains(name)));
                    if (!once) {
                        copy(lib, own.getPath("WEB-INF/lib"));
                    }
                }
                Files.copy(war, files.getPath(module + ".war"));
            }
        }
        return ear;
    }

    private static String other(String module) {
        return module.equals("front") ? "Back" : "Front";
    }

    private static FileSystem create(Path archive) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of("create", "true"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> paths = Files.list(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(path.getFileName().toString()));
            }
        }
    }

    private static void classes(Path to, Predicate<String> wanted) throws IOException, URISyntaxException {
        Path tests = Path.of(
                Ear.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.createDirectories(to);
        try (Stream<Path> paths = Files.list(tests.resolve(PACKAGE))) {
            for (Path path : paths.toList()) {
                String name = path.getFileName().toString();
                if (wanted.test(name)) {
                    Files.copy(path, to.resolve(name));
                }
            }
        }
    }
}
