package io.rubric.impl.structure;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a script, and which of its keys and arguments it names. */
record ScriptText(String text, Names keys, Names arguments) {

    private static final String RESOURCE = "classpath:";

    /** No letter and no single dot: t.KEYS is another table, and two dots put texts together. */
    private static final String BEFORE = "(?<!\\w)(?<!(?<!\\.)\\.)";

    /** What is no code: comments and strings, long and short. */
    private static final Pattern SILENT = Pattern.compile(
            "--\\[(=*)\\[.*?]\\1]|--[^\\n]*+|\\[(=*)\\[.*?]\\2]"
                    + "|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'",
            Pattern.DOTALL);

    /**
     * The elements of a Lua table that a script names by their numbers.
     *
     * @param all whether it may use any other, too: by a variable, a loop, {@code unpack}
     */
    record Names(Set<Integer> numbers, boolean all) {

        static Names of(String table, String code) {
            Set<Integer> numbers = new HashSet<>();
            boolean all = code.contains("_G"); // by which all names can be had
            Matcher use = Pattern.compile(BEFORE + table + "\\b(?:\\s*\\[\\s*(\\d{1,4})\\s*])?")
                    .matcher(code);
            while (use.find()) {
                if (use.group(1) != null) {
                    numbers.add(Integer.valueOf(use.group(1)));
                } else {
                    all = true;
                }
            }
            return new Names(Set.copyOf(numbers), all);
        }

        /** The least of the numbers 1 to count that the script does not name; 0 if there is none. */
        int unused(int count) {
            for (int i = 1; i <= count && !all; i++) {
                if (!numbers.contains(i)) {
                    return i;
                }
            }
            return 0;
        }

        /** The greatest number that it names; 0 if it names none. */
        int most() {
            return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /** What an annotation says; empty if problems were added. */
    static Optional<ScriptText> of(String value, Class<?> user, String place, Problems problems) {
        String text = value;
        if (value.startsWith(RESOURCE)) {
            text = read(value.substring(RESOURCE.length()), user);
        }
        if (text == null) {
            problems.add(
                    Problem.SCRIPT_TEXT,
                    place,
                    "\"" + value + "\", and the application has no such resource",
                    "the name from the root of its classes, such as \"classpath:stock/reserve.lua\"");
            return Optional.empty();
        }
        if (text.isBlank()) {
            problems.add(Problem.SCRIPT_TEXT, place, "an empty text", "the script, or classpath: and its resource");
            return Optional.empty();
        }
        String code = SILENT.matcher(text).replaceAll(" ");
        return Optional.of(new ScriptText(text, Names.of("KEYS", code), Names.of("ARGV", code)));
    }

    private static @Nullable String read(String name, Class<?> user) {
        String path = name.startsWith("/") ? name.substring(1) : name;
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        try (InputStream first = current == null ? null : current.getResourceAsStream(path);
                InputStream in = first != null ? first : user.getResourceAsStream("/" + path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null; // a resource that cannot be read is as good as none
        }
    }
}
