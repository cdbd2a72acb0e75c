package io.rubric.examples.orders;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and tested: each fence of it stands in a source of the examples, line for line. */
class ReadmeTest {

    private static final Pattern FENCE = Pattern.compile("```(java|properties)\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyFenceIsCompiledCode() throws IOException {
        List<String> sources = sources();
        Matcher fence = FENCE.matcher(Files.readString(Path.of(System.getProperty("readme"))));
        int fences = 0;
        while (fence.find()) {
            String shown = stripped(fence.group(2));
            assertTrue(sources.stream().anyMatch(source -> source.contains(shown)), () -> "in no source:\n" + shown);
            fences++;
        }
        assertTrue(fences >= 3, "the README shows too little code to be checked: " + fences);
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> here = Files.walk(Path.of("src"));
                Stream<Path> jobs = Files.walk(Path.of("../storefront/src/main"));
                Stream<Path> patterns = Files.walk(Path.of("../patterns/src/main"))) {
            return Stream.of(here, jobs, patterns)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .map(ReadmeTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return stripped(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
