package io.rubric.impl.key;

import io.rubric.impl.context.Caller;
import io.rubric.impl.method.InterceptedMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template of a method for those who give its values by hand.
 *
 * @param template as it is written
 * @param shape the same without the names of parameters
 * @param keys made from the values in the order of the braces
 * @param values how many there are
 */
public record ByHand(String template, String shape, KeyTemplate keys, int values) {

    private static final Pattern VALUE = Pattern.compile("\\{([^{}]*)}");

    /** That of a method, which has been found sound. */
    public static ByHand of(InterceptedMethod method, String template, Caller caller) {
        Function<String, Optional<Supplier<@Nullable String>>> words =
                name -> method.parameterNames().contains(name)
                        ? Optional.empty()
                        : caller.word(name); // a parameter comes first
        String shape = VALUE.matcher(template)
                .replaceAll(value -> words.apply(value.group(1)).isPresent() ? "{" + value.group(1) + "}" : "{}");
        AnyKey.InOrder inOrder = new AnyKey().inOrder(template, words);
        return new ByHand(template, shape, inOrder.template(), inOrder.values());
    }

    /**
     * The values of a key: of none nothing, one as it is, several as a list.
     *
     * @throws IllegalArgumentException if there are more or fewer than the template has
     */
    public @Nullable Object[] values(@Nullable Object key) {
        @Nullable Object[] all = values == 1 ? new Object[] {key} : some(key);
        if (all.length != values) {
            throw new IllegalArgumentException(
                    "The key has " + all.length + " values; write the " + values + " of \"" + template + "\"");
        }
        return all;
    }

    private static @Nullable Object[] some(@Nullable Object key) {
        return key instanceof List<?> list ? list.toArray() : key == null ? new Object[0] : new Object[] {key};
    }
}
