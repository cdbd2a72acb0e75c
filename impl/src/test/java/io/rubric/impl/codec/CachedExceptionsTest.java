package io.rubric.impl.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachedExceptionsTest {

    private static final CachedExceptions EXCEPTIONS =
            CachedExceptions.of(IOException.class, Silent.class, Strict.class, IllegalStateException.class);

    /** Knows only one message. */
    public static class Silent extends Exception {
        private static final long serialVersionUID = 1L;

        public Silent() {
            super("silent");
        }
    }

    /** Takes no message but those that it likes. */
    public static class Strict extends Exception {
        private static final long serialVersionUID = 1L;

        public Strict(String message) {
            super(message);
            if (!"good".equals(message)) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    public static class Numbered extends Exception {
        private static final long serialVersionUID = 1L;

        public Numbered(int number) {
            super("no " + number);
        }
    }

    static class Hidden extends Exception {
        private static final long serialVersionUID = 1L;

        public Hidden(String message) {
            super(message);
        }
    }

    public static class Shy extends Exception {
        private static final long serialVersionUID = 1L;

        Shy(String message) {
            super(message);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-", "+", "plain", "two\nlines\n", "\n", "\r\n", "java.io.IOException\n+x", "é 😀 \0"})
    void classAndMessageComeBackAsTheyWent(String message) {
        Throwable back = EXCEPTIONS.decode(EXCEPTIONS.encode(new IOException(message)));
        assertThat(back).isExactlyInstanceOf(IOException.class);
        assertThat(back.getMessage()).isEqualTo(message);
        assertThat(back.getCause()).isNull();
    }

    @Test
    void theStackTraceIsThatOfTheCallThatHits() {
        byte[] stored = EXCEPTIONS.encode(thrownElsewhere());
        assertThat(EXCEPTIONS.decode(stored).getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("theStackTraceIsThatOfTheCallThatHits")
                .doesNotContain("thrownElsewhere");
    }

    @Test
    void aClassWithoutAConstructorForMessagesHasItsOwn() {
        assertThat(EXCEPTIONS.decode(EXCEPTIONS.encode(new Silent())))
                .isExactlyInstanceOf(Silent.class)
                .hasMessage("silent");
    }

    @Test
    void onlyExactlyTheseClassesAreStored() {
        assertThat(EXCEPTIONS.encode(new FileNotFoundException("a subclass"))).isNull();
        assertThat(EXCEPTIONS.encode(new Exception("a superclass"))).isNull();
        assertThat(EXCEPTIONS.encode(new Error())).isNull();
        assertThat(CachedExceptions.NONE.encode(new IOException())).isNull();
    }

    @Test
    void whatIsStoredIsLookedUpAmongThemAndNeverLoaded() {
        assertThat(decode("java.lang.Error\n+x")).isNull();
        assertThat(decode(Loaded.class.getName() + "\n+x")).isNull();
        assertThat(System.getProperty("rubric.test.loaded")).isNull();
        byte[] ours = EXCEPTIONS.encode(new IOException("x"));
        assertThat(CachedExceptions.NONE.decode(ours)).isNull();
    }

    /** Tells if it is initialized. */
    public static class Loaded extends Exception {
        private static final long serialVersionUID = 1L;

        static {
            System.setProperty("rubric.test.loaded", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n+x",
                "java.io.IOException",
                "java.io.IOException\n",
                " java.io.IOException\n+x",
                "java.io.IOException\r\n+x",
                "java/io/IOException\n+x",
                "[Ljava.io.IOException;\n+x"
            })
    void whatIsNoneOfThemIsAMiss(String stored) {
        assertThat(decode(stored)).isNull();
    }

    @Test
    void noBytesOfSomebodyElseAreAnError() {
        Random random = new Random(42);
        byte[] name = "java.io.IOException\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[name.length + random.nextInt(40)];
            random.nextBytes(bytes);
            EXCEPTIONS.decode(bytes);
            System.arraycopy(name, 0, bytes, 0, name.length);
            Throwable read = EXCEPTIONS.decode(bytes);
            assertThat(read == null || read.getClass() == IOException.class).isTrue();
        }
    }

    @Test
    void aConstructorThatThrowsMakesItAMiss() {
        String name = Strict.class.getName();
        assertThat(decode(name + "\n+good")).isExactlyInstanceOf(Strict.class);
        assertThat(decode(name + "\n+bad")).isNull();
        assertThat(decode(name + "\n-")).isNull();
    }

    @ParameterizedTest
    @ValueSource(classes = {Numbered.class, Hidden.class, Shy.class})
    void aClassThatCannotBeMadeOfAMessageIsNamed(Class<? extends Throwable> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedExceptions.of(IOException.class, type))
                .withMessage(type.getName());
    }

    private static Throwable decode(String stored) {
        return EXCEPTIONS.decode(stored.getBytes(StandardCharsets.UTF_8));
    }

    private static Throwable thrownElsewhere() {
        return new IllegalStateException("x");
    }
}
