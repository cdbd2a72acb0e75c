package io.rubric.impl;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/containers.md} shows has been run: each part of a fragment stands in a file of a runner or an example, line for line, but for its scope. */
class ContainersDocTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("```(?:xml|properties)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+)>([^<>\\n]+)</\\1>");
    private static final Pattern USE = Pattern.compile("\\$\\{([\\w.-]+)}");

    @Test
    void everyFragmentIsRun() throws IOException {
        List<String> sources = sources();
        List<String> parts = parts(Files.readString(ROOT.resolve("docs/containers.md")));
        assertThat(parts)
                .hasSizeGreaterThan(5)
                .allSatisfy(part -> assertThat(sources)
                        .as("none of the files has%n%s", part)
                        .anyMatch(source -> source.contains(part)));
    }

    /** Blank lines in a fragment are between parts. */
    private static List<String> parts(String page) {
        return FENCE.matcher(page)
                .results()
                .flatMap(fence -> Stream.of(fence.group(1).split("\\n\\s*\\n")))
                .map(ContainersDocTest::stripped)
                .toList();
    }

    private static List<String> sources() throws IOException {
        Map<String, String> common = properties(Files.readString(ROOT.resolve("pom.xml")));
        common.putAll(properties(Files.readString(ROOT.resolve("tck/runner/pom.xml"))));
        common.put("project.version", "0.1.0-SNAPSHOT");
        try (Stream<Path> runners = Files.walk(ROOT.resolve("tck/runner"), 5);
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"), 5)) {
            return Stream.concat(runners, examples)
                    .filter(file -> file.toString().matches(".*\\.(xml|properties)"))
                    .filter(file -> !file.toString().contains("target"))
                    .map(file -> resolved(file, common))
                    .toList();
        }
    }

    private static Map<String, String> properties(String pom) {
        Map<String, String> properties = new HashMap<>();
        Matcher block = Pattern.compile("<properties>(.*?)</properties>", Pattern.DOTALL)
                .matcher(pom);
        if (block.find()) {
            PROPERTY.matcher(block.group(1)).results().forEach(p -> properties.put(p.group(1), p.group(2)));
        }
        return properties;
    }

    /** With the values of its properties: a fragment must work where they are not. */
    private static String resolved(Path file, Map<String, String> common) {
        try {
            String text = Files.readString(file);
            Map<String, String> properties = new HashMap<>(common);
            properties.putAll(properties(text));
            String once = USE.matcher(text)
                    .replaceAll(use -> Matcher.quoteReplacement(properties.getOrDefault(use.group(1), use.group())));
            return stripped(USE.matcher(once)
                    .replaceAll(use -> Matcher.quoteReplacement(properties.getOrDefault(use.group(1), use.group()))));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static String stripped(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("<scope>") && !line.startsWith("<!--"))
                .collect(joining("\n"));
    }
}
