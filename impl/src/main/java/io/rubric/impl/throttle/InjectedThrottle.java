package io.rubric.impl.throttle;

import io.rubric.throttle.Quota;
import io.rubric.throttle.Throttle;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The policy that is injected: each method in two forms, for those who wait and for those who take a stage. */
final class InjectedThrottle implements Throttle {

    private final String name;
    private final ManualThrottle values;
    private final ManualThrottle stages;

    InjectedThrottle(String name, ManualThrottle values, ManualThrottle stages) {
        this.name = name;
        this.values = values;
        this.stages = stages;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Quota tryAcquire(@Nullable Object key, long cost) {
        return (Quota) Objects.requireNonNull(values.tryAcquire(key, cost));
    }

    @Override
    public Quota peek(@Nullable Object key) {
        return (Quota) Objects.requireNonNull(values.peek(key));
    }

    @Override
    public void reset(@Nullable Object key) {
        values.reset(key);
    }

    @Override
    public CompletionStage<Quota> tryAcquireAsync(@Nullable Object key, long cost) {
        return stage(stages.tryAcquire(key, cost));
    }

    @Override
    public CompletionStage<Quota> peekAsync(@Nullable Object key) {
        return stage(stages.peek(key));
    }

    @Override
    public CompletionStage<@Nullable Void> resetAsync(@Nullable Object key) {
        return stage(stages.reset(key));
    }

    @SuppressWarnings("unchecked") // what a stage outcome gives
    private static <T> CompletionStage<T> stage(@Nullable Object outcome) {
        return (CompletionStage<T>) Objects.requireNonNull(outcome);
    }
}
