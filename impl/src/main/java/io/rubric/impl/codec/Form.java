package io.rubric.impl.codec;

import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values of one type are written into what others read, too: fields of a hash, members of a set, arguments of a script. */
public interface Form {

    /** The stored form of a value that is not null. */
    byte[] write(Object value);

    /**
     * The value of a stored form.
     *
     * @throws RuntimeException of any kind if it is none
     */
    @Nullable
    Object read(byte[] stored);

    /** For what stands for a key: text; empty if the type has none. */
    static Optional<Form> ofKey(Type type) {
        return type == Object.class ? Optional.empty() : TextForm.of(type).map(form -> form);
    }

    /** For what stands for a value: JSON, or bytes as they are. */
    static Form ofValue(JsonCodec json, Type type) {
        return Types.raw(type) == byte[].class ? new RawForm() : new JsonForm(json, Types.boxed(type));
    }

    /** For what goes into a script and comes from it: text where the type has one, JSON where not, and bytes as they are. */
    static Form ofScript(JsonCodec json, Type type) {
        Form value = ofValue(json, type);
        return TextForm.of(type).<Form>map(text -> new ScriptForm(text, value)).orElse(value);
    }
}
