package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Problems;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CacheTypesTest {

    private final Problems problems = new Problems();
    private final CacheTypes types = new CacheTypes();

    /** What two modules of an EAR share. */
    record Price(long cents) {}

    @Test
    void twoTypesInOneCacheAreAMistake() {
        types.use("prices", Price.class, "here", problems);
        types.use("prices", String.class, "there", problems);

        assertThat(problems.report()).hasMessageContaining("write one type, or another cacheName");
    }

    @Test
    void ofTwoClassesOfOneNameItIsSaidWhereTheOneBelongs() throws Exception {
        types.use("prices", Price.class, "in the front", problems);
        types.use("prices", new Module().loadClass(Price.class.getName()), "in the back", problems);

        assertThat(problems.report()).hasMessageContaining("write the class once, into the EAR's lib");
    }

    /** Has classes of its own. */
    private static final class Module extends ClassLoader {

        Module() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream bytes = CacheTypesTest.class.getClassLoader().getResourceAsStream(file)) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
