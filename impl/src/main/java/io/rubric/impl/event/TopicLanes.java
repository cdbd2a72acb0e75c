package io.rubric.impl.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One lane for each topic that the application names, a few for all others that it may hear of, and for keys lanes of their own. */
final class TopicLanes {

    private static final int OTHERS = 16;

    private final BiFunction<TopicRule, Integer, Lane> named;
    private final BooleanSupplier hearsOthers;
    private final List<Lane> others;
    private final Lane byEnvelope;
    private final Map<String, Lanes> topics = new ConcurrentHashMap<>();

    /**
     * The lanes of a topic.
     *
     * @param inOrder one after the other, as they come
     * @param byKey where those of one key are in order; empty if all are
     */
    record Lanes(Lane inOrder, List<Lane> byKey) {

        Lane of(String key) {
            return byKey.get(Math.floorMod(key.hashCode(), byKey.size()));
        }
    }

    /**
     * @param named makes one of so many lanes of a topic
     * @param other makes a lane of topics that the application does not name
     * @param hearsOthers whether an observer may want such ones
     */
    TopicLanes(BiFunction<TopicRule, Integer, Lane> named, Supplier<Lane> other, BooleanSupplier hearsOthers) {
        this.named = named;
        this.hearsOthers = hearsOthers;
        this.others = Stream.generate(other).limit(OTHERS).toList();
        this.byEnvelope = other.get();
    }

    /** The topics that the application names are known. */
    void open(Collection<TopicRule> rules) {
        for (TopicRule topic : rules) {
            topics.computeIfAbsent(topic.topic(), name -> lanes(topic));
        }
    }

    private Lanes lanes(TopicRule topic) {
        int keys = topic.concurrency() == 1 ? 0 : topic.concurrency();
        return new Lanes(
                named.apply(topic, 1),
                IntStream.range(0, keys).mapToObj(i -> named.apply(topic, keys)).toList());
    }

    /** The lanes of a topic; null if nobody here wants it. */
    @Nullable
    Lanes of(String topic) {
        Lanes lanes = topics.get(topic);
        if (lanes != null || !hearsOthers.getAsBoolean()) {
            return lanes;
        }
        return new Lanes(others.get(Math.floorMod(topic.hashCode(), OTHERS)), List.of());
    }

    /** For messages whose topic is to be read first. */
    Lane byEnvelope() {
        return byEnvelope;
    }

    boolean isIdle() {
        return all().allMatch(Lane::isIdle);
    }

    void close() {
        all().forEach(Lane::close);
    }

    private Stream<Lane> all() {
        return Stream.concat(
                Stream.concat(others.stream(), Stream.of(byEnvelope)),
                topics.values().stream()
                        .flatMap(lanes -> Stream.concat(Stream.of(lanes.inOrder), lanes.byKey.stream())));
    }
}
