package io.rubric.impl.structure;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RObject;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/** Scripts by Redisson. */
record RedissonScripts(Redis redis) implements ScriptStore {

    /** After it Redisson names the channel and all arguments, which may be secrets. */
    private static final String DETAILS = ". channel: ";

    /** True if a type is that of structures. */
    static boolean isStructure(Class<?> type) {
        return RObject.class.isAssignableFrom(type);
    }

    @Override
    public CompletionStage<?> load(Script script) {
        return redis.ask(client -> client.getScript(StringCodec.INSTANCE).scriptLoadAsync(script.text()));
    }

    @Override
    public CompletionStage<Object> run(Script script, List<String> keys, List<byte[]> arguments) {
        return redis.run(
                script, ReturnType.VALUE, ByteArrayCodec.INSTANCE, List.<Object>copyOf(keys), arguments.toArray());
    }

    @Override
    public String refusal(Throwable error) {
        String message = error instanceof RedisException ? error.getMessage() : null;
        int details = message == null ? 0 : message.indexOf(DETAILS);
        if (message == null || error instanceof RedisTimeoutException) {
            return "";
        }
        return details < 0 ? message : message.substring(0, details);
    }

    @Override
    public String key(Object structure) {
        return ((RObject) structure).getName();
    }
}
