package io.rubric.impl;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.config.Setting;
import io.rubric.impl.telemetry.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables in {@code docs} are written from the code; {@code -Ddocs.update=true} writes them anew. */
class DocsTest {

    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    private static Map<String, String> provoked;

    @BeforeAll
    static void provoke() throws Exception {
        provoked = Provoked.messages();
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemCanBeMet(Problem problem) {
        assertThat(provoked).containsKey(problem.code());
        assertThat(provoked.get(problem.code())).contains(": " + problem.what() + "; found ");
    }

    @Test
    void errorsAreDocumented() throws IOException {
        assertWritten(
                "errors.md",
                Arrays.stream(Problem.values())
                        .map(DocsTest::row)
                        .collect(joining("", "| code | what is wrong | how it looks |\n|---|---|---|\n", "")));
    }

    @Test
    void configurationIsDocumented() throws IOException {
        assertWritten(
                "configuration.md",
                Arrays.stream(Setting.values())
                        .map(DocsTest::row)
                        .collect(joining("", "| name | default | meaning |\n|---|---|---|\n", "")));
    }

    @Test
    void metricsAreDocumented() throws IOException {
        assertWritten(
                "metrics.md",
                Arrays.stream(Metric.values())
                        .map(DocsTest::row)
                        .collect(joining("", "| name | unit | attribute | meaning |\n|---|---|---|---|\n", "")));
    }

    private static String row(Problem problem) {
        String example = provoked.getOrDefault(problem.code(), "").replace("io.rubric.impl.Mistakes$", "com.acme.");
        return "| " + problem.code() + " | " + problem.what() + " | `" + example.replace("|", "\\|") + "` |\n";
    }

    private static String row(Setting setting) {
        String names = (setting.isGeneral() ? "`" + setting.key() + "`" : "")
                + (setting.isGeneral() && setting.isNamed() ? "<br>" : "")
                + (setting.isNamed() ? "`" + setting.key("name") + "`" : "");
        return "| " + names + " | " + setting.builtIn() + " | " + setting.meaning() + " |\n";
    }

    private static String row(Metric metric) {
        return "| `" + metric.key() + "` | `" + metric.unit() + "` | `" + metric.attribute() + "` | " + metric.meaning()
                + " |\n";
    }

    private static void assertWritten(String file, String table) throws IOException {
        Path path = Path.of("..", "docs", file);
        String text = Files.readString(path);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(path, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("docs/%s; see CONTRIBUTING.md", file)
                    .isEqualTo(table);
        }
    }
}
