package io.rubric.impl.structure;

import org.jspecify.annotations.Nullable;

/** One of the keys of a script, from the arguments of a call. */
@FunctionalInterface
interface ScriptKey {

    /** The whole key. */
    String of(@Nullable Object[] arguments);
}
