package io.rubric.tck.throttle.http;

import io.rubric.throttle.Throttled;
import jakarta.ejb.Stateless;

/** An enterprise bean: what it throws reaches its caller in an exception of the container. */
@Stateless
public class Desk {

    /** For the container. */
    public Desk() {}

    /** Allows one in an hour. */
    @Throttled(name = "tck-desk", limit = 1, period = "1h", key = "{who}")
    public void once(String who) {}

    /** Fails. */
    public void fails() {
        throw new IllegalStateException("no refusal");
    }
}
