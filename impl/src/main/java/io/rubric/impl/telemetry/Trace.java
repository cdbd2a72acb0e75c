package io.rubric.impl.telemetry;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace that the calling thread belongs to, as two headers (W3C Trace Context). Without OpenTelemetry there is none. */
public final class Trace {

    private final boolean there = isThere();

    /** {@code traceparent} and {@code tracestate}; empty if there is no trace. */
    public Map<String, String> headers() {
        return there ? Propagated.headers() : Map.of();
    }

    /** Runs an action as part of a trace. */
    public void in(Map<String, String> headers, Runnable action) {
        if (there && !headers.isEmpty()) {
            Propagated.in(headers, action);
        } else {
            action.run();
        }
    }

    private static boolean isThere() {
        try {
            return Propagated.isThere();
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Apart, so that the outer class loads where OpenTelemetry is missing. */
    private static final class Propagated {

        private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

        private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
            @Override
            public Iterable<String> keys(Map<String, String> headers) {
                return headers.keySet();
            }

            @Override
            public @Nullable String get(@Nullable Map<String, String> headers, String key) {
                return headers == null ? null : headers.get(key);
            }
        };

        static boolean isThere() {
            return W3C != null;
        }

        static Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            W3C.inject(Context.current(), headers, (to, key, value) -> {
                if (to != null) {
                    to.put(key, value);
                }
            });
            return headers;
        }

        static void in(Map<String, String> headers, Runnable action) {
            Scope scope = W3C.extract(Context.root(), headers, GETTER).makeCurrent();
            try {
                action.run();
            } finally {
                scope.close();
            }
        }
    }
}
