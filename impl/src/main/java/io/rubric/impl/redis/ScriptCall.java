package io.rubric.impl.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RScriptAsync;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.Codec;

/**
 * Runs a script by its digest. Where Redis does not know it, it has not run, and is sent again after its text. (Redisson sends the text along of its own accord, but
 * not after a SCRIPT FLUSH. A script that came with EVAL may be evicted, one that was loaded is not.)
 */
record ScriptCall<T>(
        Script script, ReturnType type, Codec codec, List<Object> keys, List<Object> arguments, boolean load)
        implements Command<T> {

    @Override
    public CompletionStage<T> in(RBatch batch) {
        RScriptAsync scripts = batch.getScript(codec);
        if (load) {
            scripts.scriptLoadAsync((String) keys.get(0), script.text());
        }
        return call(scripts);
    }

    @Override
    public @Nullable CompletionStage<T> alone(OnceClient client) {
        return load ? null : call(client.script(codec));
    }

    private CompletionStage<T> call(RScriptAsync scripts) {
        return scripts.evalShaAsync(Mode.READ_WRITE, script.digest(), type, keys, arguments.toArray());
    }

    @Override
    public @Nullable Command<T> after(Throwable refusal) {
        return !load && refusal instanceof RedisNoScriptException
                ? new ScriptCall<>(script, type, codec, keys, arguments, true)
                : null;
    }
}
