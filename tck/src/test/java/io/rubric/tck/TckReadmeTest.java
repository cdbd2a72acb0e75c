package io.rubric.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The properties in the README are those that there are; {@code -Ddocs.update=true} writes them anew. */
class TckReadmeTest {

    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    @Test
    void everyPropertyIsInTheReadme() throws IOException {
        String table = Arrays.stream(TckProperty.values())
                .map(p -> "| `" + p.key() + "` | " + p.defaultValue() + " | " + p.meaning() + " |\n")
                .collect(Collectors.joining("", "| name | default | meaning |\n|---|---|---|\n", ""));
        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(readme, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertEquals(table, text.substring(begin, end));
        }
    }
}
