package io.rubric.impl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isTheSameEachTime() {
        assertThat(of("list")).isEqualTo(of("list"));
    }

    @Test
    void typeArgumentsCount() {
        assertThat(Stream.of(of("box"), of("textBox"), of("list"), of("boxes"), of("textBoxes")))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheElementsOfAnArrayHoldCounts() throws ReflectiveOperationException {
        VersionedClasses first = new VersionedClasses("public class Item { public String a; }");
        VersionedClasses second = new VersionedClasses("public class Item { public String b; }");
        assertThat(first.fingerprint("boxes")).isNotEqualTo(second.fingerprint("boxes"));
    }

    @Test
    void anAddedRenamedOrRetypedFieldChangesIt() throws ReflectiveOperationException {
        assertThat(Stream.of(
                        version("public record Item(long id, String name) {}"),
                        version("public record Item(long id, String title) {}"),
                        version("public record Item(int id, String name) {}"),
                        version("public record Item(long id, String name, int size) {}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfFieldsOfAClassDoesNotMatter() throws ReflectiveOperationException {
        assertThat(version("public class Item { public String b; public int a; }"))
                .isEqualTo(
                        version("public class Item { public int a; public String b; static int c; transient int d; }"));
    }

    @Test
    void fieldsOfASuperclassCount() throws ReflectiveOperationException {
        assertThat(version("public class Item extends Base { } class Base { public String a; }"))
                .isNotEqualTo(version("public class Item extends Base { } class Base { public String b; }"));
    }

    @Test
    void theNamesOfAnEnumCountAndNotWhatItPrints() throws ReflectiveOperationException {
        long colors = version("public enum Item { RED, GREEN }");
        assertThat(version("public enum Item { RED, BLUE }")).isNotEqualTo(colors);
        assertThat(version(
                        "public enum Item { GREEN, RED; public String toString() { return name() + new Object(); } }"))
                .isEqualTo(colors);
    }

    @Test
    void typesThatHoldThemselvesEnd() {
        assertThat(of("tree")).isNotEqualTo(of("growing"));
    }

    private static long version(String source) throws ReflectiveOperationException {
        return new VersionedClasses(source).fingerprint("list");
    }

    private static long of(String method) {
        try {
            Type type = Shapes.Methods.class.getMethod(method).getGenericReturnType();
            return Fingerprint.of(type);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
