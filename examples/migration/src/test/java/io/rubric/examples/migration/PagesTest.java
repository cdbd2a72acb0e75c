package io.rubric.examples.migration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages on migration show is what is compiled and tested: each fence stands in a source, line for line. */
class PagesTest {

    private static final Pattern FENCE = Pattern.compile("```(java|properties)\\n(.*?)```", Pattern.DOTALL);
    private static final Path DOCS = Path.of(System.getProperty("docs"));

    @Test
    void everyFenceIsCompiledCode() throws IOException {
        List<String> sources = sources();
        for (Path page : pages()) {
            Matcher fence = FENCE.matcher(Files.readString(page));
            int fences = 0;
            while (fence.find()) {
                String shown = stripped(fence.group(2));
                assertTrue(
                        sources.stream().anyMatch(source -> source.contains(shown)),
                        () -> page.getFileName() + " shows what is in no source:\n" + shown);
                fences++;
            }
            assertTrue(fences >= 2, () -> page.getFileName() + " shows no code before and after");
        }
    }

    @Test
    void everyPageIsNamedByTheFirst() throws IOException {
        String first = Files.readString(DOCS.resolve("migration.md"));
        for (Path page : pages()) {
            assertTrue(first.contains("(migration/" + page.getFileName() + ")"), () -> "no link to " + page);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("migration"))) {
            return pages.sorted().toList();
        }
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String root : List.of("src", "../patterns/src/main")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                        .map(PagesTest::read)
                        .forEach(sources::add);
            }
        }
        return sources;
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
