package io.rubric.impl.telemetry;

/** Every metric that Rubric shows. All of them count what has happened on this node since the application started. */
public enum Metric {
    CACHE_HITS("cache.hits", "{call}", "Calls that were answered by what was stored; in bulk each key."),
    CACHE_MISSES("cache.misses", "{call}", "Calls that were not answered by what was stored; in bulk each key."),
    CACHE_LOADS("cache.loads", "{load}", "Calls of the method or loader, whether they returned or threw."),
    CACHE_LOAD_TIME("cache.load.time", "s", "Time of all loads together."),
    CACHE_WAITS("cache.waits", "{call}", "Misses that waited for the load of somebody else, on this node or another."),
    CACHE_FENCED_FILLS(
            "cache.fenced_fills",
            "{fill}",
            "Results that were not stored, because a removal or a put came while they were loaded, or the lease was lost."),
    CACHE_ERRORS("cache.errors", "{error}", "Answers that Redis did not give, or not in time."),

    THROTTLE_ALLOWED("throttle.allowed", "{call}", "Calls that the limit allowed, at once or after a wait."),
    THROTTLE_REFUSED("throttle.refused", "{call}", "Calls that the limit refused."),
    THROTTLE_SHADOWED(
            "throttle.shadowed", "{call}", "Calls above the limit that were allowed, because it only shadows."),
    THROTTLE_WAITS("throttle.waits", "{call}", "Allowed calls that had to wait for their turn."),
    THROTTLE_REFUNDS("throttle.refunds", "{call}", "Calls that gave back what they had taken."),
    THROTTLE_ERRORS("throttle.errors", "{call}", "Calls that were decided without Redis, which did not answer."),

    LOCK_ACQUIRED("lock.acquired", "{call}", "Calls that got their locks or permit."),
    LOCK_REFUSED("lock.refused", "{call}", "Calls that did not get them in time, because others had them."),
    LOCK_LOST("lock.lost", "{call}", "Calls that lost a lock or permit while they ran."),
    LOCK_ERRORS("lock.errors", "{call}", "Calls that were interrupted while they waited, or for which Redis failed."),
    LOCK_WAIT_TIME("lock.wait.time", "s", "Time from asking to getting, of all calls together."),

    EVENT_PUBLISHED("event.published", "{event}", "Events of this node that Redis has taken."),
    EVENT_LOST("event.lost", "{event}", "Events of this node that Redis has not taken, or perhaps not."),
    EVENT_RECEIVED(
            "event.received", "{event}", "Events of other nodes that came, of durable topics those of this node, too."),
    EVENT_DELIVERED("event.delivered", "{event}", "Events whose observers have all returned."),
    EVENT_FAILED("event.failed", "{call}", "Calls of observers that threw."),
    EVENT_DEAD("event.dead", "{event}", "Events that became dead letters."),
    EVENT_MISSING("event.missing", "{event}", "Events that are known to be missing."),
    EVENT_REFUSED("event.refused", "{message}", "Messages of which nothing was made.");

    /** The attribute that every metric has. */
    public static final String PREFIX = "rubric.prefix";

    private final String key;
    private final String unit;
    private final String meaning;

    Metric(String key, String unit, String meaning) {
        this.key = "rubric." + key;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** {@code rubric.cache.hits}. */
    public String key() {
        return key;
    }

    /** A unit of UCUM, or in braces what is counted. */
    public String unit() {
        return unit;
    }

    /** One sentence, for OpenTelemetry and the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The attribute that says whose number it is: {@code rubric.cache.name}. */
    public String attribute() {
        return key.substring(0, key.indexOf('.', "rubric.".length())) + ".name";
    }

    /** True if it is a time. */
    boolean isTime() {
        return unit.equals("s");
    }
}
