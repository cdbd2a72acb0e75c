package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Broadcast events in a cluster whose channels are sharded. */
class ShardedTest {

    public record Note(int number) {}

    @Singleton
    public static class Board {
        private final List<Integer> seen = new CopyOnWriteArrayList<>();

        @Inject
        RedisEvents events;

        void note(@Observes @RedisEvent @Remote Note note) {
            seen.add(note.number());
        }
    }

    @Test
    void anyTopicIsHeardInOrder() {
        try (Nodes nodes =
                Nodes.start(2, Topology.CLUSTER.configuration("rubric.event.sharded", "true"), Board.class)) {
            Board there = nodes.bean(1, Board.class);
            Map<String, Long> commands = Topology.CLUSTER.commandsDuring(() -> {
                IntStream.range(0, 300)
                        .forEach(i -> nodes.bean(0, Board.class).events.publish("topic-" + i % 7, new Note(i)));
                TestRedis.await("all", () -> there.seen.size() == 300);
            });
            assertThat(commands).containsEntry("spublish", 300L).doesNotContainKey("publish");
            for (int topic = 0; topic < 7; topic++) {
                int which = topic;
                assertThat(there.seen.stream().filter(number -> number % 7 == which))
                        .isSorted();
            }
        }
    }

    @Test
    void aNodeThatReceivesBothHearsThoseThatSendEitherWay() {
        Map<String, String> receives = Topology.CLUSTER.configuration("rubric.event.sharded", "receive");
        try (Nodes nodes = Nodes.start(1, receives, Board.class);
                Node sharded = Node.start(
                        Topology.CLUSTER.configuration("rubric.event.sharded", "true", "rubric.prefix", nodes.prefix()),
                        Board.class);
                Node plain = Node.start(Topology.CLUSTER.configuration("rubric.prefix", nodes.prefix()), Board.class)) {
            sharded.get(Board.class).events.publish("notes", new Note(1));
            plain.get(Board.class).events.publish("notes", new Note(2));
            Board both = nodes.bean(0, Board.class);
            TestRedis.await("both", () -> both.seen.size() == 2);
            assertThat(both.seen).containsExactlyInAnyOrder(1, 2);
        }
    }
}
