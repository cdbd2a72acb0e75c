package io.rubric.impl.lock;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import io.rubric.impl.redis.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RTopic;
import org.redisson.client.codec.StringCodec;

/**
 * Locks in a form of our own. What was lost is not sent again: an acquisition that arrives after its release would take the lock for nobody, and a
 * second release would find nothing and look like a loss. Who waits or holds asks again anyway.
 */
abstract class RedissonStore implements LockStore {

    /** How long the fence of a released lock is remembered: longer than any clock steps back when it is set right. */
    static final String TOMBSTONE = "60000";

    /** For how long one who waits is believed to live without asking again, which it does once a second. */
    static final String PENDING = "3000";

    /** As many locks are renewed by one script: enough to save trips, and few enough to keep nobody waiting. */
    private static final int CHUNK = 100;

    private final Redis redis;
    private final String channel;
    private final Script renewal;

    /**
     * @param channel on which releases are told
     * @param renewal the script that renews
     */
    RedissonStore(Redis redis, String channel, Script renewal) {
        this.redis = redis;
        this.channel = channel;
        this.renewal = renewal;
    }

    /** One channel for all locks of the application, on which a release is told by the lock's name in Redis. */
    static ReleaseTopic topic(Redis redis, String channel) {
        return listener -> {
            RTopic topic = redis.client().getTopic(channel, StringCodec.INSTANCE);
            int id = topic.addListener(String.class, (from, name) -> listener.accept(name));
            return new Subscription(() -> topic.removeListener(id));
        };
    }

    /** The keys of one lock for the script that renews. */
    List<String> renewed(String name) {
        return List.of(name);
    }

    @Override
    public List<? extends CompletionStage<Boolean>> renew(List<Renewal> renewals) {
        List<CompletableFuture<Boolean>> answers =
                renewals.stream().map(one -> new CompletableFuture<Boolean>()).toList();
        for (List<Integer> together : bySlot(renewals)) {
            for (int i = 0; i < together.size(); i += CHUNK) {
                List<Integer> chunk = together.subList(i, Math.min(i + CHUNK, together.size()));
                renew(
                        chunk.stream().map(renewals::get).toList(),
                        chunk.stream().map(answers::get).toList());
            }
        }
        return answers;
    }

    private Collection<List<Integer>> bySlot(List<Renewal> renewals) {
        Map<Integer, List<Integer>> slots = new LinkedHashMap<>();
        for (int i = 0; i < renewals.size(); i++) {
            slots.computeIfAbsent(redis.slot(renewals.get(i).name()), slot -> new ArrayList<>())
                    .add(i);
        }
        return slots.values();
    }

    private void renew(List<Renewal> renewals, List<CompletableFuture<Boolean>> answers) {
        List<Object> keys = List.copyOf(
                renewals.stream().flatMap(one -> renewed(one.name()).stream()).toList());
        Object[] arguments = renewals.stream()
                .flatMap(one -> Stream.of(one.owner(), millis(one.lease())))
                .toArray();
        this.<List<Long>>run(renewal, ReturnType.LIST, keys, arguments).whenComplete((all, error) -> {
            for (int i = 0; i < answers.size(); i++) {
                if (error == null) {
                    answers.get(i).complete(all.get(i) == 1);
                } else {
                    answers.get(i).completeExceptionally(error);
                }
            }
        });
    }

    CompletionStage<Attempt> attempt(Script script, List<Object> keys, Object... arguments) {
        return this.<List<Object>>run(script, ReturnType.LIST, keys, arguments)
                .thenApply(answer -> answer.size() == 1
                        ? Attempt.granted(Long.parseLong((String) answer.get(0)))
                        : Attempt.refused(((Number) answer.get(1)).longValue(), (String) answer.get(2)));
    }

    CompletionStage<Boolean> isDone(Script script, List<Object> keys, Object... arguments) {
        return this.<Long>run(script, ReturnType.LONG, keys, arguments).thenApply(done -> done == 1);
    }

    private <T> CompletionStage<T> run(Script script, ReturnType type, List<Object> keys, Object... arguments) {
        return redis.run(script, type, StringCodec.INSTANCE, keys, arguments);
    }

    String channel() {
        return channel;
    }

    static Script script(String... names) {
        return Script.load(RedissonStore.class, names);
    }

    static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
