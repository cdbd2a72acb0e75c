package io.rubric.tck.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sentences of {@code CONTRACT.md}, in their order. */
public final class Contract {

    private static final Pattern SENTENCE =
            Pattern.compile("^\\* (.*?)((?: \\*\\*\\([^)]+\\)\\*\\*)*) `\\[([a-z0-9.-]+)\\]`\\s*$", Pattern.MULTILINE);

    private static final Pattern MARK = Pattern.compile("\\*\\*\\(([^)]+)\\)\\*\\*");

    private Contract() {}

    /** The sentences; one whose id is there twice is in the list twice. */
    public static List<Sentence> sentences() {
        return SENTENCE.matcher(text()).results().map(Contract::sentence).toList();
    }

    /** Their ids. */
    public static List<String> ids() {
        return sentences().stream().map(Sentence::id).toList();
    }

    private static Sentence sentence(MatchResult found) {
        List<String> needs = MARK.matcher(found.group(2))
                .results()
                .map(mark -> mark.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        return new Sentence(found.group(3), found.group(1), needs);
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
