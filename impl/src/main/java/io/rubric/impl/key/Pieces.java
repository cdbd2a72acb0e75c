package io.rubric.impl.key;

import io.rubric.impl.key.KeyTemplate.Literal;
import io.rubric.impl.key.KeyTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one grammar of templates: text, and values in braces. */
final class Pieces {

    private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|([^{}]+)|([{}])");

    /** What no value contains (see {@link Key}), so that it ends a value wherever it stands. */
    private static final Pattern SEPARATOR = Pattern.compile("[^\\w.~@+'%-]");

    private Pieces() {}

    /**
     * The parts of a template.
     *
     * @param values what stands for the text between two braces
     * @param unbalanced told if a brace is alone; what comes back must then not be used
     */
    static List<Part> of(String template, Function<String, Optional<Part>> values, Runnable unbalanced) {
        List<Part> parts = new ArrayList<>();
        boolean open = false; // a value has been written and nothing since could not be part of it
        Matcher piece = PIECE.matcher(template);
        while (piece.find()) {
            if (piece.group(3) != null) {
                unbalanced.run();
                break;
            }
            if (piece.group(2) != null) {
                parts.add(new Literal(piece.group(2)));
                open = open && !SEPARATOR.matcher(piece.group(2)).find();
                continue;
            }
            if (open) {
                parts.add(new Literal(",")); // else ("a","bc") and ("ab","c") would meet
            }
            values.apply(piece.group(1)).ifPresent(parts::add);
            open = true;
        }
        return parts;
    }
}
