package io.rubric.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.redisnode.RedisSingle;

/**
 * What a Redis has done, as it counts itself.
 *
 * @param cpu seconds of processor time
 * @param bytesIn bytes it was sent
 * @param reads how often it read from a connection
 * @param calls calls of each command, also by scripts
 */
public record RedisStats(double cpu, double bytesIn, double reads, Map<String, Long> calls) {

    private static final Pattern CALLS = Pattern.compile("calls=(\\d+),.*");
    private static final String COMMAND = "cmdstat_";

    /** Since Redis started. */
    public static RedisStats of(RedissonClient client) {
        RedisSingle redis = client.getRedisNodes(RedisNodes.SINGLE);
        Map<String, String> cpu = redis.getInstance().info(InfoSection.CPU);
        Map<String, String> stats = redis.getInstance().info(InfoSection.STATS);
        Map<String, Long> calls = new TreeMap<>();
        redis.getInstance().info(InfoSection.COMMANDSTATS).forEach((name, text) -> {
            Matcher matcher = CALLS.matcher(text);
            if (name.startsWith(COMMAND) && matcher.matches()) {
                calls.put(name.substring(COMMAND.length()), Long.parseLong(matcher.group(1)));
            }
        });
        return new RedisStats(
                number(cpu, "used_cpu_user") + number(cpu, "used_cpu_sys"),
                number(stats, "total_net_input_bytes"),
                number(stats, "total_reads_processed"),
                calls);
    }

    /** What it has done since. */
    public RedisStats since(RedisStats before) {
        Map<String, Long> more = new TreeMap<>();
        calls.forEach((name, count) -> {
            long since = count - before.calls.getOrDefault(name, 0L);
            if (since > 0 && !name.equals("info")) { // that is us
                more.put(name, since);
            }
        });
        return new RedisStats(cpu - before.cpu, bytesIn - before.bytesIn, reads - before.reads, more);
    }

    public long commands() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Subscriptions of all kinds. */
    public long subscribes() {
        return calls.entrySet().stream()
                .filter(call ->
                        call.getKey().endsWith("subscribe") && !call.getKey().contains("unsubscribe"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double number(Map<String, String> info, String name) {
        return Double.parseDouble(info.get(name));
    }
}
