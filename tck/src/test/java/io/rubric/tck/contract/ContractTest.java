package io.rubric.tck.contract;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rubric.tck.Assertion;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

class ContractTest {

    @Test
    void everySentenceHasATestAndEveryTestASentence() throws Exception {
        assertEquals(new TreeSet<>(Contract.ids()), new TreeSet<>(testedIds()));
    }

    @Test
    void everyIdIsThereOnce() {
        assertFalse(Contract.ids().isEmpty());
        assertEquals(Contract.ids().size(), new HashSet<>(Contract.ids()).size());
    }

    @Test
    void everyLineOfTheContractHasAnId() throws Exception {
        List<String> sentences = Files.readAllLines(classes().resolve("META-INF/CONTRACT.md")).stream()
                .filter(line -> line.startsWith("* ") && !line.startsWith("* **"))
                .toList();
        assertEquals(Contract.ids().size(), sentences.size());
    }

    /** What a sentence needs of the container is what excludes its test there. */
    @Test
    void theMarksOfASentenceAreTheTagsOfItsTest() throws Exception {
        Map<String, Set<String>> tags = new HashMap<>();
        for (Method method : tests()) {
            for (String id : method.getAnnotation(Assertion.class).value()) {
                tags.put(
                        id,
                        Stream.concat(tags(method), tags(method.getDeclaringClass()))
                                .collect(toSet()));
            }
        }
        for (Sentence sentence : Contract.sentences()) {
            assertEquals(tags.get(sentence.id()), Set.copyOf(sentence.needs()), sentence.id());
        }
    }

    private static Stream<String> tags(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
                .map(Tag::value);
    }

    /** In a container a test is known by its name alone. */
    @Test
    void everyTestOfAClassHasAName() throws Exception {
        for (Class<?> type : tckClasses()) {
            List<String> names = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Assertion.class))
                    .map(Method::getName)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            assertEquals(names.stream().distinct().toList(), names);
        }
    }

    private static List<String> testedIds() throws Exception {
        return tests().stream()
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(Assertion.class).value()))
                .toList();
    }

    private static List<Method> tests() throws Exception {
        return tckClasses().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Assertion.class))
                .toList();
    }

    private static List<Class<?>> tckClasses() throws IOException, URISyntaxException {
        Path classes = classes();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(ContractTest::load)
                    .toList();
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Assertion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ContractTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
