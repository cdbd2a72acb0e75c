package io.rubric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whether the page is what the results make of it: no number is written or corrected by hand. */
class PageTest {

    private static final Path RESULTS = Path.of("results");
    private static final Path PAGE = Path.of("../docs/benchmarks.md");

    @Test
    void thePageHasTheNumbersOfTheResults() throws IOException {
        assertEquals(Page.text(RESULTS), Files.readString(PAGE));
    }

    @Test
    void everyPictureOfThePageIsThere() throws IOException {
        Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("!["))
                .map(line -> line.substring(line.indexOf('(') + 1, line.indexOf(')')))
                .forEach(picture -> assertTrue(Files.exists(PAGE.resolveSibling(picture)), picture));
    }
}
