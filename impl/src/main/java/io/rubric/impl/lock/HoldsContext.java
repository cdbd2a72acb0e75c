package io.rubric.impl.lock;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the locks of a call along to the container's managed executors, as one of their contexts. The container finds and makes it. */
public final class HoldsContext implements ThreadContextProvider {

    /** The type of the context, for {@code @ContextServiceDefinition}. */
    public static final String TYPE = "io.rubric.Lock";

    /** Called by the container. */
    public HoldsContext() {}

    @Override
    public ThreadContextSnapshot currentContext(@Nullable Map<String, String> properties) {
        return of(Holds.all());
    }

    @Override
    public ThreadContextSnapshot clearedContext(@Nullable Map<String, String> properties) {
        return of(null);
    }

    @Override
    public String getThreadContextType() {
        return TYPE;
    }

    private static ThreadContextSnapshot of(@Nullable Frame frame) {
        return () -> {
            Frame before = Holds.enter(frame);
            ThreadContextRestorer restorer = () -> Holds.enter(before);
            return restorer;
        };
    }
}
