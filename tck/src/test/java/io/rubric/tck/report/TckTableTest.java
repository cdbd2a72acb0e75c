package io.rubric.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TckTableTest {

    @TempDir
    Path directory;

    /** As its jar is run: with nothing else on the class path. */
    @Test
    void theTableHasARowForEachSentenceAndAColumnForEachContainer() throws Exception {
        Path one = report("one.tsv", "One 1.0", "a.1\tPASSED\t", "a.2\tNOT_APPLICABLE\tno rest", "a.3\tFAILED\t");
        Path two = report("two.tsv", "Two", "a.1\tPASSED\t", "a.2\tNOT_RUN\t");

        assertEquals(
                List.of(
                        "sentence One 1.0 Two",
                        "a.1 passed passed",
                        "a.2 no rest not run",
                        "a.3 failed unknown",
                        "One 1.0: 3 sentences, 1 passed, 1 failed, 1 not applicable",
                        "Two: 2 sentences, 1 passed, 0 failed, 0 not applicable, 1 not run"),
                table(one, two));
    }

    private Path report(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private static List<String> table(Path... reports) throws Exception {
        String classes = Path.of(TckTable.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        Process table = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes,
                        TckTable.class.getName(),
                        reports[0].toString(),
                        reports[1].toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(table.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, table.waitFor(), printed);
        return printed.lines().map(line -> line.replaceAll(" +", " ")).toList();
    }
}
