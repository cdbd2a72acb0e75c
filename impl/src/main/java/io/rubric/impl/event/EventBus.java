package io.rubric.impl.event;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Carries events between nodes, each at most once. */
interface EventBus {

    /** Sends to every node that is subscribed now. */
    CompletionStage<?> publish(String topic, byte[] event);

    /** Hands topic and event of whatever arrives to the listener, which must be quick, until this is closed. */
    AutoCloseable subscribe(BiConsumer<String, byte[]> listener);
}
