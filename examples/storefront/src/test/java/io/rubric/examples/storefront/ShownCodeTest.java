package io.rubric.examples.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code that the page shows is the code that runs. */
class ShownCodeTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern SHOWN = Pattern.compile("<pre data-source=\"(.+?)\">(.+?)</pre>", Pattern.DOTALL);

    static Stream<MatchResult> shown() throws IOException {
        List<MatchResult> all = SHOWN.matcher(Files.readString(MAIN.resolve("webapp/index.html")))
                .results()
                .toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(4);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void eachShownLineIsInTheSource(MatchResult shown) throws IOException {
        Path source = MAIN.resolve("java/io/rubric/examples/storefront").resolve(shown.group(1));

        String[] lines = shown.group(2)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("…"))
                .toArray(String[]::new);

        assertThat(Files.readAllLines(source).stream().map(String::strip)).containsSubsequence(lines);
    }
}
