package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.ByteArrayCodec;

/** A group of a Redis stream; the node is one of its consumers. */
final class RedissonGroupLog implements GroupLog {

    /** How long the group of a node that is named at random is kept, if it does not say that it is there. */
    static final Duration TTL = Duration.ofMinutes(1);

    private static final Script OPEN = script("fields.lua", "open.lua");
    private static final Script FETCH = script("fields.lua", "fetch.lua");
    private static final Script OWN = script("fields.lua", "take.lua", "own.lua");
    private static final Script CLAIM = script("fields.lua", "take.lua", "claim.lua");
    private static final Script AGAIN = script("fields.lua", "take.lua", "again.lua");
    private static final Script KEEP = script("keep.lua");
    private static final Script ACKNOWLEDGE = script("acknowledge.lua");
    private static final Script BURY = script("fields.lua", "bury.lua");
    private static final Script RELEASE = script("release.lua");
    private static final Script TEND = script("fields.lua", "tend.lua");
    private static final Script CLOSE = script("close.lua");

    /** Nobody asks after the dead letters of a group that has passed, but a developer soon after. */
    private static final Duration DEAD_OF_PASSING = Duration.ofDays(1);

    /** So many times as long as a group: a consumer is no burden. */
    private static final int CONSUMER = 60;

    /** Longer than any visibility. */
    private static final Duration LONG_AGO = Duration.ofDays(365);

    /** As many events are told of by one script: enough to save trips, and few enough to keep nobody waiting. */
    private static final int CHUNK = 500;

    private final Redis redis;
    private final StreamKeys keys;
    private final String group;
    private final String consumer;
    private final boolean passing;
    private final int deadLetters;
    private final int longest;
    private final Duration ttl;

    /**
     * @param consumer the node, by a name that it has again after a restart
     * @param passing whether the group ends with the node
     * @param deadLetters how many Redis keeps, roughly
     * @param longest bytes of an envelope; a longer one comes with one byte more than these
     * @param ttl how long a passing group is kept, if it does not say that it is there
     */
    RedissonGroupLog(
            Redis redis,
            StreamKeys keys,
            String group,
            String consumer,
            boolean passing,
            int deadLetters,
            int longest,
            Duration ttl) {
        this.redis = redis;
        this.keys = keys;
        this.group = group;
        this.consumer = consumer;
        this.passing = passing;
        this.deadLetters = deadLetters;
        this.longest = longest;
        this.ttl = ttl;
    }

    @Override
    public CompletionStage<Opened> open(String after) {
        return this.<List<Object>>run(OPEN, ReturnType.LIST, all(), group, after, kept())
                .thenApply(answer -> new Opened(text(answer.get(0)), number(answer.get(1)) == 1));
    }

    @Override
    public CompletionStage<Fetched> fetch(int most, String told) {
        return this.<List<Object>>run(
                        FETCH,
                        ReturnType.LIST,
                        List.of(keys.stream(), keys.meta()),
                        group,
                        consumer,
                        number(most),
                        number(longest),
                        told)
                .thenApply(answer -> fetched(answer, "", text(answer.get(2))));
    }

    @Override
    public CompletionStage<Fetched> own(int most, Collection<String> busy) {
        return taken(OWN, Stream.concat(Stream.of(group, consumer, number(most), number(longest)), busy.stream()));
    }

    @Override
    public CompletionStage<Fetched> claim(Duration idle, int most) {
        return taken(CLAIM, Stream.of(group, consumer, number(most), millis(idle), number(longest)));
    }

    @Override
    public CompletionStage<Fetched> again(String id) {
        return taken(AGAIN, Stream.of(group, consumer, id, number(longest)));
    }

    @Override
    public CompletionStage<?> keep(Collection<String> ids) {
        return inParts(KEEP, List.of(group, consumer), ids);
    }

    @Override
    public CompletionStage<?> acknowledge(Collection<String> ids) {
        return inParts(ACKNOWLEDGE, List.of(group), ids);
    }

    @Override
    public CompletionStage<Boolean> bury(Entry entry, String error, boolean orphan) {
        return this.<Long>run(
                        BURY,
                        ReturnType.LONG,
                        List.of(keys.stream(), keys.dead(group)),
                        group,
                        consumer,
                        entry.id(),
                        entry.envelope(),
                        error,
                        number(entry.attempt()),
                        number(deadLetters),
                        passing ? millis(DEAD_OF_PASSING) : "0",
                        orphan ? "1" : "0")
                .thenApply(buried -> buried == 1);
    }

    @Override
    public CompletionStage<?> release(Collection<String> ids) {
        return inParts(RELEASE, List.of(group, consumer, millis(LONG_AGO)), ids);
    }

    @Override
    public CompletionStage<?> tend() {
        return run(TEND, ReturnType.LONG, all(), group, kept(), millis(ttl.multipliedBy(CONSUMER)));
    }

    @Override
    public CompletionStage<?> close() {
        return run(CLOSE, ReturnType.LONG, all(), group, consumer, passing ? "1" : "0");
    }

    private CompletionStage<Fetched> taken(Script script, Stream<String> arguments) {
        return this.<List<Object>>run(script, ReturnType.LIST, List.of(keys.stream()), arguments.toArray())
                .thenApply(answer -> fetched(answer, text(answer.get(2)), ""));
    }

    private static Fetched fetched(List<Object> answer, String lost, String receipt) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 3; i < answer.size(); i += 3) {
            entries.add(new Entry(text(answer.get(i)), (byte[]) answer.get(i + 2), attempt(answer.get(i + 1))));
        }
        return new Fetched(entries, number(answer.get(0)), lost, number(answer.get(1)) == 1, receipt);
    }

    /** Whoever claims an event may set the number, and Redis lets it overflow. */
    private static int attempt(Object deliveries) {
        long number = number(deliveries);
        return number < 0 || number > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) number;
    }

    private CompletionStage<?> inParts(Script script, List<String> first, Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < all.size(); i += CHUNK) {
            Stream<String> part = all.subList(i, Math.min(i + CHUNK, all.size())).stream();
            answers.add(run(
                            script,
                            ReturnType.LONG,
                            List.of(keys.stream()),
                            Stream.concat(first.stream(), part).toArray())
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    private <T> CompletionStage<T> run(Script script, ReturnType type, List<Object> keys, Object... arguments) {
        Object[] bytes = Arrays.stream(arguments)
                .map(one -> one instanceof String text ? text.getBytes(UTF_8) : one)
                .toArray();
        return redis.<T>run(script, type, ByteArrayCodec.INSTANCE, keys, bytes).exceptionally(error -> {
            throw named(error);
        });
    }

    /** Before Redis 7 the error begins with where in the script it was. */
    private static RuntimeException named(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        String message = cause.getMessage();
        return message != null && message.contains("NOGROUP")
                ? new NoGroupException(cause)
                : new CompletionException(cause);
    }

    private List<Object> all() {
        return List.of(keys.stream(), keys.meta(), keys.passing());
    }

    private String kept() {
        return passing ? millis(ttl) : "0";
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, UTF_8);
    }

    private static long number(Object integer) {
        return ((Number) integer).longValue();
    }

    private static String number(int value) {
        return Integer.toString(value);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static Script script(String... names) {
        return Script.load(RedissonGroupLog.class, names);
    }
}
