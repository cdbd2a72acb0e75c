package io.rubric.impl;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.rubric.Order;
import io.rubric.impl.config.Setting;
import io.rubric.impl.telemetry.Metric;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    @Test
    void theOrderOfTheInterceptorsIsDocumented() throws IOException {
        Map<Integer, Set<String>> order = new TreeMap<>(
                Map.of(Interceptor.Priority.PLATFORM_BEFORE + 200, Set.of("`@Transactional` of Jakarta Transactions")));
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.rubric.impl")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Interceptor.class))
                        .forEach(type -> order.computeIfAbsent(priority(type), any -> new TreeSet<>())
                                .addAll(bindings(type)));
        assertWritten(
                "order.md",
                order.entrySet().stream()
                        .map(one -> "| " + one.getKey() + " | " + name(one.getKey()) + " | "
                                + String.join(", ", one.getValue()) + " |\n")
                        .collect(joining("", "| priority | `io.rubric.Order` | |\n|---|---|---|\n", "")));
    }

    @Test
    void everyTestAndSentenceThatTheDocsNameIsThere() throws IOException {
        String contract = Files.readString(Path.of("..", "tck", "CONTRACT.md"));
        Map<String, String> tests = sources("src/test/java");
        for (String page : List.of("outages.md", "order.md")) {
            String text = Files.readString(Path.of("..", "docs", page));
            Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`")
                    .matcher(text)
                    .results()
                    .forEach(named -> {
                        assertThat(tests).as(page).containsKey(named.group(1) + ".java");
                        String method = named.group(2) == null ? "" : " " + named.group(2) + "(";
                        assertThat(tests.get(named.group(1) + ".java")).as(page).contains(method);
                    });
            Pattern.compile("`([a-z]+(?:\\.[a-z]+)+\\.\\d+)`")
                    .matcher(text)
                    .results()
                    .forEach(named -> assertThat(contract).as(page).contains("`[" + named.group(1) + "]`"));
        }
    }

    private static Map<String, String> sources(String root) throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sources;
    }

    private static int priority(JavaClass interceptor) {
        return interceptor.getAnnotationOfType(Priority.class).value();
    }

    /** Several on one method are told as one. */
    private static Set<String> bindings(JavaClass interceptor) {
        return interceptor.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(type -> type.isAnnotatedWith(InterceptorBinding.class))
                .map(type -> "`@" + type.getEnclosingClass().orElse(type).getSimpleName() + "`")
                .collect(toSet());
    }

    /** The constant, or the one before it and by how much; none of others. */
    private static String name(int priority) {
        return Arrays.stream(Order.class.getFields())
                .filter(constant -> value(constant) <= priority && value(constant) > priority - 5)
                .map(constant -> "`" + constant.getName()
                        + (value(constant) == priority ? "" : " + " + (priority - value(constant))) + "`")
                .collect(joining());
    }

    private static int value(Field constant) {
        try {
            return constant.getInt(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
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
