package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many keys in one call: what it asks of Redis and of the method. */
class CacheBulkTest {

    static final List<List<Integer>> ASKED = new CopyOnWriteArrayList<>();

    @ApplicationScoped
    public static class Bean {
        @CacheResult(cacheName = "impatient", lockTimeout = "0s")
        public Map<Integer, Integer> impatient(@CacheKey List<Integer> ids) {
            return squares(ids);
        }

        @CacheResult(cacheName = "squares", key = "{ids}")
        public Map<Integer, Integer> squares(@CacheKey List<Integer> ids) {
            ASKED.add(List.copyOf(ids));
            if (ids.contains(-1)) {
                throw new IllegalArgumentException("minus one");
            }
            return ids.stream()
                    .filter(id -> id != 7) // which is unknown
                    .collect(Collectors.toMap(id -> id, id -> id * id, (a, b) -> a, LinkedHashMap::new));
        }
    }

    @BeforeEach
    void clear() {
        ASKED.clear();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereIsReadByOneCommandAPartition(Topology topology) {
        try (Nodes nodes = start(1, topology)) {
            Bean bean = nodes.bean(0, Bean.class);
            List<Integer> ids = IntStream.range(0, 100).boxed().toList();
            bean.squares(ids);
            Map<String, Long> commands =
                    topology.commandsDuring(() -> assertThat(bean.squares(ids)).hasSize(99));
            System.out.printf("%s: 100 keys that are there: %s%n", topology, commands);
            assertThat(commands).isEqualTo(Map.of("mget", topology == Topology.CLUSTER ? 16L : 1L));
            assertThat(ASKED).containsExactly(ids);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMethodIsAskedForWhatIsMissingAndWhatItDoesNotHaveIsRemembered(Topology topology) {
        try (Nodes nodes = start(2, topology)) {
            assertThat(nodes.bean(0, Bean.class).squares(List.of(1, 2))).isEqualTo(Map.of(1, 1, 2, 4));
            assertThat(nodes.bean(1, Bean.class).squares(List.of(7, 3, 2)))
                    .containsExactly(Map.entry(3, 9), Map.entry(2, 4));
            assertThat(nodes.bean(0, Bean.class).squares(List.of(7, 3, 1)))
                    .containsExactly(Map.entry(3, 9), Map.entry(1, 1));
            assertThat(ASKED).containsExactly(List.of(1, 2), List.of(7, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void callersWhoseKeysOverlapLoadEachOnce(Topology topology) {
        try (Nodes nodes = start(4, topology)) {
            Callers<Map<Integer, Integer>> callers = Callers.start(
                    20,
                    i -> () -> nodes.bean(i, Bean.class)
                            .squares(IntStream.range(10 + i, 40 + i).boxed().toList()));
            assertThat(callers.results(60))
                    .allSatisfy(squares -> assertThat(squares).hasSize(30));
            List<Integer> loaded = ASKED.stream().flatMap(List::stream).toList();
            assertThat(loaded).doesNotHaveDuplicates().hasSize(49);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWillNotWaitCallsTheMethodForNothingThatIsThere(Topology topology) {
        try (Nodes nodes = start(1, topology)) {
            Bean bean = nodes.bean(0, Bean.class);
            bean.impatient(List.of(1, 2));
            assertThat(bean.impatient(List.of(1, 2))).isEqualTo(Map.of(1, 1, 2, 4));
            assertThat(ASKED).containsExactly(List.of(1, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoadThatFailsLeavesNoLeases(Topology topology) {
        try (Nodes nodes = start(2, topology)) {
            assertThatThrownBy(() -> nodes.bean(0, Bean.class).squares(List.of(1, -1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minus one");
            assertThat(nodes.bean(1, Bean.class).squares(List.of(1))).isEqualTo(Map.of(1, 1));
        }
    }

    private static Nodes start(int number, Topology topology) {
        return Nodes.start(number, topology.configuration(), Bean.class);
    }
}
