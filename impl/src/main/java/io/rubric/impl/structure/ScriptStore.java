package io.rubric.impl.structure;

import io.rubric.impl.redis.Script;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where scripts run. */
interface ScriptStore {

    /** Makes a script known to all servers. */
    CompletionStage<?> load(Script script);

    /**
     * Runs a script, once and by its digest.
     *
     * @param keys at least one, all in one slot
     * @return what it has returned: null, a number, bytes, a text, or a list of these
     */
    CompletionStage<Object> run(Script script, List<String> keys, List<byte[]> arguments);

    /** The error with which Redis has answered; empty if an error is no answer of it. */
    String refusal(Throwable error);

    /** The name of a structure, whose key it is. */
    String key(Object structure);
}
