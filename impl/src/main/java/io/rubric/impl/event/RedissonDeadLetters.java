package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rubric.event.DeadLetter;
import io.rubric.event.DeadLetters;
import io.rubric.event.RedisEventException;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.ByteArrayCodec;

/** The dead letters of a group in a Redis stream of their own. */
final class RedissonDeadLetters implements DeadLetters {

    private static final Script READ = script("fields.lua", "dead.lua");
    private static final Script REDRIVE = script("fields.lua", "redrive.lua");
    private static final Script REMOVE = script("dead-remove.lua");
    private static final Script SIZE = script("dead-size.lua");

    /** Letters of one script: they may be large. */
    private static final int CHUNK = 100;

    private final Redis redis;
    private final StreamKeys keys;
    private final String topic;
    private final String group;
    private final String news;
    private final int longest;
    private final Duration timeout;

    /**
     * @param news the channel on which is told that a topic has new events
     * @param longest bytes of an envelope; of a longer one so much is given that it is seen to be
     * @param timeout for an answer of Redis
     */
    RedissonDeadLetters(
            Redis redis, StreamKeys keys, String topic, String group, String news, int longest, Duration timeout) {
        this.redis = redis;
        this.keys = keys;
        this.topic = topic;
        this.group = group;
        this.news = news;
        this.longest = longest;
        this.timeout = timeout;
    }

    @Override
    public long size() {
        return await(this.<Long>run(SIZE, ReturnType.LONG, List.of(dead())));
    }

    @Override
    public List<DeadLetter> list(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, not " + most);
        }
        List<DeadLetter> letters = new ArrayList<>();
        String after = "-";
        while (letters.size() < most) {
            int part = Math.min(CHUNK, most - letters.size());
            List<Object> answer = await(run(
                    READ, ReturnType.LIST, List.of(dead()), after, Integer.toString(part), Integer.toString(longest)));
            for (int i = 0; i < answer.size(); i += 4) {
                letters.add(letter(answer.subList(i, i + 4)));
            }
            if (answer.size() < 4 * part) {
                break;
            }
            after = "(" + letters.get(letters.size() - 1).id();
        }
        return letters;
    }

    @Override
    public boolean redrive(String id) {
        return StreamIds.isValid(id) && moved(redrive(id, id, 1)) == 1;
    }

    @Override
    public long redriveAll() {
        long all = 0;
        String last = ""; // what dies again meanwhile comes after it
        long some;
        do {
            List<Object> answer = redrive("-", last, CHUNK);
            some = moved(answer);
            last = text(answer.get(1));
            all += some;
        } while (some == CHUNK);
        return all;
    }

    @Override
    public boolean remove(String id) {
        return StreamIds.isValid(id) && await(this.<Long>run(REMOVE, ReturnType.LONG, List.of(dead()), id)) == 1;
    }

    private List<Object> redrive(String first, String last, int most) {
        return await(run(
                REDRIVE,
                ReturnType.LIST,
                List.of(keys.stream(), keys.meta(), dead()),
                group,
                first,
                last,
                Integer.toString(most),
                news,
                topic));
    }

    private String dead() {
        return keys.dead(group);
    }

    private static long moved(List<Object> answer) {
        return ((Number) answer.get(0)).longValue();
    }

    private static DeadLetter letter(List<Object> fields) {
        String id = text(fields.get(0));
        return new DeadLetter(
                id, text(fields.get(1)), attempts(text(fields.get(3))), text(fields.get(2)), StreamIds.time(id));
    }

    /** Whatever somebody else has written there. */
    private static int attempts(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, UTF_8);
    }

    private <T> CompletionStage<T> run(Script script, ReturnType type, List<Object> keys, String... arguments) {
        Object[] bytes = new Object[arguments.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = arguments[i].getBytes(UTF_8);
        }
        return redis.run(script, type, ByteArrayCodec.INSTANCE, keys, bytes);
    }

    private <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the wait for Redis was interrupted", e);
        } catch (TimeoutException e) {
            throw failed("no answer of Redis within " + timeout, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failed(cause.toString(), cause);
        }
    }

    private RedisEventException failed(String why, Throwable cause) {
        return new RedisEventException(
                "Dead letters of topic \"" + topic + "\", group \"" + group + "\": " + why, topic, cause);
    }

    private static Script script(String... names) {
        return Script.load(RedissonDeadLetters.class, names);
    }
}
