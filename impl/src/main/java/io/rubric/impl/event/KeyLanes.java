package io.rubric.impl.event;

import io.rubric.impl.event.KeyLane.Attempter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As many lanes as events may be worked on at once. Events of one key share a lane. */
final class KeyLanes {

    private final List<KeyLane> lanes;

    KeyLanes(int number, Executor executor, Attempter attempter) {
        lanes = Stream.generate(() -> new KeyLane(executor, attempter))
                .limit(number)
                .toList();
    }

    /** The lane of a key; without one, that which has the least to do. */
    KeyLane of(@Nullable String key) {
        if (key == null) {
            return lanes.stream().min(Comparator.comparingInt(KeyLane::size)).orElseThrow();
        }
        int hash = key.hashCode();
        return lanes.get(Math.floorMod(hash ^ (hash >>> 16), lanes.size()));
    }

    /** Begins nothing more. Ends when what was begun has ended. */
    CompletionStage<?> stop() {
        return CompletableFuture.allOf(
                lanes.stream().map(lane -> lane.stop().toCompletableFuture()).toArray(CompletableFuture[]::new));
    }

    /** The ids of what has never been begun. */
    List<String> unbegun() {
        return lanes.stream()
                .flatMap(lane -> lane.unbegun().stream())
                .map(Held::id)
                .toList();
    }
}
