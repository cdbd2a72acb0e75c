package io.rubric.impl.testing;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNode.InfoSection;

/** How often each command was called, by clients and from scripts, but for what clients do of their own accord. */
final class CommandStats {

    private static final Set<String> HOUSEKEEPING =
            Set.of("info", "ping", "hello", "auth", "select", "client", "cluster", "command", "readonly");

    private CommandStats() {}

    /** The counts of the masters in sum. */
    static Map<String, Long> of(Collection<? extends RedisNode> masters) {
        Map<String, Long> calls = new TreeMap<>();
        for (RedisNode master : masters) {
            master.info(InfoSection.COMMANDSTATS).forEach((name, stats) -> {
                String command = name.replace("cmdstat_", "");
                if (!HOUSEKEEPING.contains(command.replaceFirst("\\|.*", ""))) {
                    calls.merge(command, Long.parseLong(stats.replaceFirst(".*?calls=(\\d+).*", "$1")), Long::sum);
                }
            });
        }
        return calls;
    }

    /** What came since. */
    static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> calls = new TreeMap<>(after);
        before.forEach((command, count) -> calls.merge(command, -count, Long::sum));
        calls.values().removeIf(count -> count == 0);
        return calls;
    }
}
