package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** A master that stands still, and those beside it. The masters have the slots up to 5460, up to 10921, and the others. */
class LanesOfClusterTest {

    private static final String LAST_OF_FIRST = key(5460);
    private static final String FIRST_OF_SECOND = key(5461);
    private static final String OF_THIRD = key(16383);

    private final StoppableRedis servers = StoppableRedis.of(Topology.CLUSTER);
    private final RedissonClient client = client();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger batches = new AtomicInteger();
    private final Lanes lanes = new Lanes(counted(), true, now::get);

    @AfterEach
    void close() {
        servers.goOn();
        client.shutdown();
        servers.close();
    }

    @Test
    void oneThatStandsStillDoesNotHoldUpTheOthers() {
        knowMasters();
        join(increment(OF_THIRD));
        servers.stop(1);
        List<CompletableFuture<Long>> waiting = List.of(increment(FIRST_OF_SECOND), increment(FIRST_OF_SECOND));
        assertThat(join(increment(OF_THIRD))).isEqualTo(2);
        servers.goOn();
        assertThat(waiting.stream().map(LanesOfClusterTest::join)).containsExactly(1L, 2L);
    }

    @Test
    void whereMastersAreNotKnownAnErrorOfOneCostsCommandsOfAnotherTheirAnswersOnceAtMost() {
        CompletableFuture<Long> lost = whileTheOtherMasterIsRefused();
        assertThat(catchThrowable(() -> join(lost))).hasMessageContaining("The answer was lost");
        // The second time there is an answer. Whether what had none was carried out is not known: so it says itself.
        assertThat(join(whileTheOtherMasterIsRefused())).isIn(3L, 4L);
    }

    @Test
    void whereMastersAreKnownNoneIsLost() {
        knowMasters();
        assertThat(lanes.of(LAST_OF_FIRST)).isNotEqualTo(lanes.of(FIRST_OF_SECOND));
        assertThat(join(whileTheOtherMasterIsRefused())).isEqualTo(2);
    }

    @Test
    void allThatIsForAMasterGoesTogether() {
        knowMasters();
        servers.stop(2);
        List<CompletableFuture<Long>> answers =
                List.of(increment(OF_THIRD), increment(OF_THIRD), increment(key(10922)));
        servers.goOn();
        assertThat(answers.stream().map(LanesOfClusterTest::join)).containsExactly(1L, 2L, 1L);
        assertThat(batches).hasValue(2);
    }

    /** Sends two commands that would share a batch; the answer of the second one comes after the error of the first. */
    private CompletableFuture<Long> whileTheOtherMasterIsRefused() {
        client.getBucket(LAST_OF_FIRST, StringCodec.INSTANCE).set("no number");
        client.getBucket(FIRST_OF_SECOND, StringCodec.INSTANCE).isExists();
        servers.stop(1);
        increment(FIRST_OF_SECOND);
        CompletableFuture<Long> second = increment(FIRST_OF_SECOND);
        now.addAndGet(Duration.ofMillis(100).toNanos());
        CompletableFuture<Long> first = increment(LAST_OF_FIRST);
        assertThat(catchThrowable(() -> join(first))).hasMessageContaining("not an integer");
        servers.goOn();
        return second;
    }

    private void knowMasters() {
        lanes.nodes(client.getRedisNodes(RedisNodes.CLUSTER)
                .getMasters()
                .iterator()
                .next()
                .clusterSlots());
    }

    private CompletableFuture<Long> increment(String key) {
        return lanes.send(key, batch -> batch.getAtomicLong(key).incrementAndGetAsync());
    }

    private OnceClient counted() {
        return new OnceClient(client) {
            @Override
            RBatch batch() {
                batches.incrementAndGet();
                return super.batch();
            }
        };
    }

    private static String key(int slot) {
        return IntStream.range(0, Integer.MAX_VALUE)
                .mapToObj(i -> "key-" + i)
                .filter(key -> HashSlot.of(key) == slot)
                .findFirst()
                .orElseThrow();
    }

    private RedissonClient client() {
        Config config = new Config();
        config.useClusterServers()
                .addNodeAddress(servers.address().split(", "))
                .setTimeout(10_000)
                .setMasterConnectionMinimumIdleSize(1)
                .setMasterConnectionPoolSize(16);
        return Redisson.create(config);
    }

    private static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
