package io.rubric.tck;

/** The system properties by which a runner tells the TCK about its container. */
public enum TckProperty {
    REDIS_ADDRESS(
            "tck.redis.address",
            "",
            "the Redis of all archives, as `rubric.redis.address` takes it; without it one is started, by `rubric-embedded` among the tests"),
    DEPLOYMENT_LIBS(
            "tck.deployment.libs",
            "",
            "a folder whose jars go into each archive: the implementation; without it that is on the class path of the tests"),
    TIME_MULTIPLIER("tck.time.multiplier", "1", "by how much every deadline is longer, for slow machines"),
    CONTAINER("tck.container", "this container", "what the report calls the container"),
    LACKS(
            "tck.lacks",
            "",
            "what the container lacks, by the tags of the tests that are excluded: `transactions`, `rest`, `second-node`, `cdi-full`, `default-executor`, `final-method`"),
    LOG(
            "tck.log",
            "",
            "the file where the container logs, if nothing else brings why it refuses an application; without it none is read"),
    REPORT("tck.report", "", "the file for the outcome of each sentence; without it none is written");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    TckProperty(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
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

    /** What is set when nobody sets it; empty for nothing. */
    String defaultValue() {
        return defaultValue;
    }

    /** What it is for. */
    String meaning() {
        return meaning;
    }
}
