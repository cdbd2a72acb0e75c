package io.rubric.impl.structure;

import io.rubric.RubricException;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.redis.HashSlot;
import io.rubric.redis.RedisScriptException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call of a method that is a script. */
final class ScriptOperation {

    private final ScriptBinding binding;
    private final ScriptStore store;
    private final Outcome outcome;
    private final Duration timeout;

    ScriptOperation(ScriptBinding binding, ScriptStore store, Outcome outcome, Duration timeout) {
        this.binding = binding;
        this.store = store;
        this.outcome = outcome;
        this.timeout = timeout;
    }

    @Nullable
    Object invoke(@Nullable Object[] arguments) throws Exception {
        List<String> keys =
                binding.keys().stream().map(key -> key.of(arguments)).toList();
        if (!binding.oneSlot()) {
            checkSlots(keys);
        }
        List<byte[]> values = binding.arguments().stream()
                .map(argument -> argument.of(arguments))
                .toList();
        return outcome.after(
                store.run(binding.script(), keys, values),
                timeout,
                (reply, error) -> error == null ? outcome.value(result(reply)) : outcome.failure(failure(error)));
    }

    private @Nullable Object result(@Nullable Object reply) {
        try {
            return binding.reply().read(reply);
        } catch (RuntimeException | StackOverflowError e) {
            String message = binding.method() + " has run, and what it returned cannot be read as "
                    + binding.method().valueType().getTypeName() + ": " + e.getMessage();
            throw new RedisScriptException(message, name(), "", e);
        }
    }

    private Throwable failure(Throwable error) {
        String refusal = store.refusal(error);
        String what = refusal.isEmpty() ? unanswered(error) : refusal;
        return new RedisScriptException(binding.method() + ": " + what, name(), refusal, error);
    }

    private String unanswered(Throwable error) {
        if (error instanceof RubricException) { // Rubric's own, before it was sent
            return String.valueOf(error.getMessage());
        }
        String what = error instanceof TimeoutException ? "no answer within " + timeout : error.toString();
        return what + "; it may have run";
    }

    private void checkSlots(List<String> keys) {
        int slot = HashSlot.of(keys.get(0));
        for (String key : keys) {
            if (HashSlot.of(key) != slot) {
                throw new IllegalArgumentException(binding.method() + ": " + keys.get(0) + " and " + key
                        + " lie in two slots of a cluster; give their names the same {part}");
            }
        }
    }

    private String name() {
        return binding.method().toString();
    }
}
