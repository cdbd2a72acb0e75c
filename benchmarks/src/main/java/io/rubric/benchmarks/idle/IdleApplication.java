package io.rubric.benchmarks.idle;

import io.rubric.benchmarks.Clients;
import io.rubric.benchmarks.Node;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.redisson.api.RedissonClient;

/** The applications that are compared. */
enum IdleApplication {
    WELD("nothing else", address -> List.of(weld())),
    REDISSON("a Redisson client", IdleApplication::redisson),
    RUBRIC("Rubric", IdleApplication::rubric);

    private final String title;
    private final Function<String, List<Object>> start;

    IdleApplication(String title, Function<String, List<Object>> start) {
        this.title = title;
        this.start = start;
    }

    /**
     * Starts it and uses it once.
     *
     * @return what must not be thrown away
     */
    List<Object> start(String address) {
        return start.apply(address);
    }

    private static List<Object> redisson(String address) {
        RedissonClient client = Clients.redisson(address);
        client.getBucket("idle").set("used");
        return List.of(weld(), client);
    }

    private static List<Object> rubric(String address) {
        Node node = Node.start(address, Map.of(), Everything.class, Everything.Step.class);
        node.get(Everything.class).use();
        return List.of(node);
    }

    private static Object weld() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Nothing.class)
                .initialize();
    }

    /** What it is called in tables. */
    @Override
    public String toString() {
        return title;
    }
}
