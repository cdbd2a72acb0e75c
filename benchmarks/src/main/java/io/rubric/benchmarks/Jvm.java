package io.rubric.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process for a single reading, of what is only so in a fresh one: a cold start, or a heap that nobody else has used. */
public final class Jvm {

    /** Rubric waits for Redis also on a machine that has much else to do; where it has not, this changes nothing. */
    public static final String PATIENT = "-Drubric.redis.startup-timeout=1m";

    private static final long PATIENCE_SECONDS = 120;

    private final Class<?> main;
    private final Path directory;
    private final List<String> classPath;
    private final List<String> options;

    /**
     * @param main what prints numbers to the standard output, one a line
     * @param directory where its output goes, and where more classes may be
     * @param options of the virtual machine
     */
    public Jvm(Class<?> main, Path directory, String... options) {
        this(main, directory, classPath(directory), List.of(options));
    }

    private Jvm(Class<?> main, Path directory, List<String> classPath, List<String> options) {
        this.main = main;
        this.directory = directory;
        this.classPath = classPath;
        this.options = options;
    }

    private static List<String> classPath(Path directory) {
        String ours = System.getProperty("java.class.path");
        return Stream.concat(Stream.of(ours.split(File.pathSeparator)), Stream.of(directory.toString()))
                .toList();
    }

    /** The same without the library that a class is from: a container finds extensions that nobody has asked for. */
    public Jvm without(Class<?> ofLibrary) {
        try {
            Path library = Path.of(ofLibrary
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<String> others = classPath.stream()
                    .filter(entry -> !Path.of(entry).toAbsolutePath().equals(library))
                    .toList();
            if (others.size() == classPath.size()) {
                throw new IllegalStateException("There is no " + library + " on the class path");
            }
            return new Jvm(main, directory, others, options);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command that runs this Java. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The numbers that one such process prints. */
    public List<Double> numbers(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path out = directory.resolve(main.getSimpleName() + ".out");
        Path log = directory.resolve(main.getSimpleName() + ".log");
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        main.getSimpleName() + " " + List.of(arguments) + " was not measured, see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out, StandardCharsets.UTF_8).stream()
                .map(Double::valueOf)
                .toList();
    }
}
