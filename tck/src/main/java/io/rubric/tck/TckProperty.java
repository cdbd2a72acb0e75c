package io.rubric.tck;

/** The system properties by which a runner tells the TCK about its container. */
public enum TckProperty {
    /** The Redis of all archives, as {@code rubric.redis.address} takes it. Default: one is started, by {@code rubric-embedded} among the tests. */
    REDIS_ADDRESS("tck.redis.address", ""),
    /** A folder whose jars go into each archive: the implementation. Default: none, it is on the class path of the tests. */
    DEPLOYMENT_LIBS("tck.deployment.libs", ""),
    /** By how much every deadline of the TCK is longer, for slow machines. Default: 1. */
    TIME_MULTIPLIER("tck.time.multiplier", "1"),
    /** The name and version of the container in the report. */
    CONTAINER("tck.container", "this container"),
    /** What the container lacks, by the tags of the tests that need it and are excluded: transactions, rest, second-node, cdi-full. Default: nothing. */
    LACKS("tck.lacks", ""),
    /** The file for the outcome of each sentence, for the table of several containers. Default: none is written. */
    REPORT("tck.report", "");

    private final String key;
    private final String defaultValue;

    TckProperty(String key, String defaultValue) {
        this.key = key;
        this.defaultValue = defaultValue;
    }

    /** The name of the property. */
    public String key() {
        return key;
    }

    /** What the runner has set, else the default. */
    public String value() {
        String value = System.getProperty(key, "");
        return value.isBlank() ? defaultValue : value;
    }
}
