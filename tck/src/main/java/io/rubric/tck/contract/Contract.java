package io.rubric.tck.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The ids of the sentences of {@code CONTRACT.md}, in their order. */
public final class Contract {

    private static final Pattern SENTENCE = Pattern.compile("`\\[([a-z0-9.-]+)\\]`\\s*$", Pattern.MULTILINE);

    private Contract() {}

    /** The ids; an id that is there twice is in the list twice. */
    public static List<String> ids() {
        return SENTENCE.matcher(text()).results().map(found -> found.group(1)).toList();
    }

    private static String text() {
        try (InputStream in = Contract.class.getResourceAsStream("/META-INF/CONTRACT.md")) {
            if (in == null) {
                throw new IllegalStateException("CONTRACT.md is not in the jar of the TCK");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
