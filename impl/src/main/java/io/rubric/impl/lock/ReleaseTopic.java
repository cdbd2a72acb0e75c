package io.rubric.impl.lock;

import io.rubric.impl.redis.Subscription;
import java.util.function.Consumer;

/** Who tells of releases. */
interface ReleaseTopic {

    /** Tells the listener the name of each lock that is released while somebody waits, until this is closed. */
    Subscription subscribe(Consumer<String> listener);
}
