package io.rubric.benchmarks.scale;

import io.rubric.benchmarks.Clients;
import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Load;
import io.rubric.benchmarks.Node;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.RedisStats;
import io.rubric.benchmarks.Sheet;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** What operations cost the processor of Redis, in that of a {@code GET}; and what part of the work one of three masters has. */
public final class ScalePart implements Part {

    private static final String COST = "processor time of Redis for one call of 16 threads";
    private static final String BYTES = "bytes sent to Redis for one call of 16 threads";
    private static final String GET = "Redisson GET";
    private static final String COMMANDS = "commands of the busiest of three masters";
    private static final String CPU = "processor time of the busiest of three masters";
    private static final String BUSIEST = "the busiest";
    private static final String ALL = "all three";
    private static final Map<String, String> QUIET = Map.of("rubric.event.heartbeat", "1h");
    private static final int THREADS = 16;

    private final int calls;

    public ScalePart(Effort effort) {
        calls = 5 * (int) effort.slice().toMillis();
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        try (RedisServer redis = EmbeddedRedis.start();
                Node node = Node.start(redis.address(), QUIET, Office.class)) {
            Office office = node.get(Office.class);
            RedissonClient client = Clients.redisson(redis.address());
            Map<String, RedisStats> done = new LinkedHashMap<>();
            done.put(
                    GET,
                    done(
                            client,
                            i -> client.getBucket("get:" + i % 100, StringCodec.INSTANCE)
                                    .get()));
            for (Operation operation : asked()) {
                done.put(operation.title(), done(client, i -> operation.run(office, i)));
            }
            sheet.add(COST, "us", each(done, stats -> 1e6 * stats.cpu()));
            sheet.add(BYTES, "bytes", each(done, RedisStats::bytesIn));
            client.shutdown();
        }
        masters(sheet);
    }

    /** Those that ask Redis. */
    private static List<Operation> asked() {
        List<Operation> asked = new ArrayList<>(List.of(Operation.values()));
        asked.remove(Operation.REFUSED);
        asked.remove(Operation.LOG); // of a thousand a minute, most would be refused
        asked.remove(Operation.PERMIT); // all would wait for three
        return asked;
    }

    private interface Call {
        void run(long number) throws Exception;
    }

    private RedisStats done(RedissonClient client, Call call) throws Exception {
        run(call, calls / 5);
        RedisStats before = RedisStats.of(client);
        run(call, calls);
        return RedisStats.of(client).since(before);
    }

    private Map<String, Double> each(Map<String, RedisStats> done, ToDoubleFunction<RedisStats> number) {
        Map<String, Double> each = new LinkedHashMap<>();
        done.forEach((name, stats) -> each.put(name, number.applyAsDouble(stats) / (THREADS * calls)));
        return each;
    }

    private static void run(Call call, int times) throws Exception {
        Load.run(THREADS, thread -> {
            for (int i = 0; i < times; i++) {
                call.run(1000L * 1000 * thread + i);
            }
        });
    }

    /** Entries, limits and locks of many keys: the same load as on one server. */
    private void masters(Sheet sheet) throws Exception {
        try (Masters masters = new Masters();
                Node node = Node.start(
                        masters.addresses(), Map.of("rubric.redis.cluster", "true"), Shop.class, Shop.Articles.class)) {
            Shop shop = node.get(Shop.class);
            List<RedissonClient> probes =
                    masters.addressList().stream().map(Clients::redisson).toList();
            run(shop::visit, calls / 5);
            List<RedisStats> before = probes.stream().map(RedisStats::of).toList();
            run(shop::visit, calls);
            List<RedisStats> done = new ArrayList<>();
            for (int i = 0; i < Masters.MASTERS; i++) {
                done.add(RedisStats.of(probes.get(i)).since(before.get(i)));
            }
            add(
                    sheet,
                    COMMANDS,
                    "commands",
                    done.stream().map(each -> (double) each.commands()).toList());
            add(sheet, CPU, "s", done.stream().map(RedisStats::cpu).toList());
            probes.forEach(RedissonClient::shutdown);
        }
    }

    private static void add(Sheet sheet, String comparison, String unit, List<Double> masters) {
        Map<String, Double> round = new LinkedHashMap<>();
        round.put(
                BUSIEST, masters.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        round.put(ALL, masters.stream().mapToDouble(Double::doubleValue).sum());
        sheet.add(comparison, unit, round);
    }

    @Override
    public List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        asked().forEach(operation -> ratios.add(new Ratio(COST, operation.title(), GET)));
        asked().forEach(operation -> ratios.add(new Ratio(BYTES, operation.title(), GET)));
        ratios.add(new Ratio(COMMANDS, BUSIEST, ALL, Goal.most(0.45)));
        ratios.add(new Ratio(CPU, BUSIEST, ALL, Goal.most(0.45)));
        return ratios;
    }
}
