package io.rubric.impl.structure;

import io.rubric.impl.codec.Form;
import org.jspecify.annotations.Nullable;

/**
 * One of the arguments of a script.
 *
 * @param parameter which one it is of the method
 * @param name for messages
 */
record ScriptArgument(int parameter, String name, Form form) {

    byte[] of(@Nullable Object[] arguments) {
        Object value = arguments[parameter];
        if (value == null) {
            throw new IllegalArgumentException(name + " is null, which a script cannot be given");
        }
        return form.write(value);
    }
}
