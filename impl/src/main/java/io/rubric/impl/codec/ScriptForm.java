package io.rubric.impl.codec;

import org.jspecify.annotations.Nullable;

/** Text that is written as it is, and read as JSON if it is a JSON string: a script returns what it was given, or what a structure holds. */
record ScriptForm(TextForm text, Form json) implements Form {

    @Override
    public byte[] write(Object value) {
        return text.hasText(value) ? text.write(value) : json.write(value);
    }

    @Override
    public @Nullable Object read(byte[] stored) {
        return JsonDepth.isText(stored) ? json.read(stored) : text.read(stored);
    }
}
