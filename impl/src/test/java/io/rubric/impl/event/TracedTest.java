package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracedTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    public record Note(int number) {}

    @Singleton
    public static class Board {
        private final List<String> traces = new CopyOnWriteArrayList<>();

        @Inject
        @RedisEvent("notes")
        Event<Note> notes;

        void note(@Observes @RedisEvent @Remote Note note) {
            traces.add(Span.current().getSpanContext().getTraceId());
        }

        void noteAsync(@ObservesAsync @RedisEvent @Remote Note note) {
            traces.add(Span.current().getSpanContext().getTraceId());
        }
    }

    @Test
    void observersOfAnotherNodeGoOnWithTheTraceOfWhoHasFired() {
        SpanContext span =
                SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
        try (Nodes nodes = Nodes.start(2, Topology.SINGLE.configuration(), Board.class)) {
            Scope scope = Span.wrap(span).makeCurrent();
            try {
                nodes.bean(0, Board.class).notes.fire(new Note(1));
            } finally {
                scope.close();
            }
            Board there = nodes.bean(1, Board.class);
            TestRedis.await("both observers", () -> there.traces.size() == 2);
            assertThat(there.traces).containsOnly(TRACE);
            nodes.bean(0, Board.class).notes.fire(new Note(2));
            TestRedis.await("both observers again", () -> there.traces.size() == 4);
            assertThat(there.traces.subList(2, 4)).containsOnly("00000000000000000000000000000000");
        }
    }
}
