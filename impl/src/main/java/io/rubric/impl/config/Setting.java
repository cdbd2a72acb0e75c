package io.rubric.impl.config;

/** Every name that Rubric reads from MicroProfile Config, with its built-in default and its meaning. */
public enum Setting {
    ENABLED(
            "enabled",
            "true",
            "Whether Rubric does anything. `false`: the annotations have no effect and no Redis is needed."),
    PREFIX(
            "prefix",
            "the application's name (`java:app/AppName`), else `rubric`",
            "What all keys and channels of the application begin with. Nodes that share must have the same."),
    NODE_ID("node-id", "random at each start", "This node's name in events and locks; a WAR in an EAR adds its own."),

    HTTP_TRUSTED_PROXIES(
            "http.trusted-proxies",
            "",
            "The proxies whose `X-Forwarded-For` tells what `{client}` in a key is: addresses and CIDR blocks with commas, such as"
                    + " `10.0.0.0/8, ::1`. Of no other sender is it read."),

    REDIS_ADDRESS(
            "redis.address",
            "",
            "`redis://host:port`, `rediss://host:port` (TLS), several with commas (sentinel, cluster), or `embedded`. Required,"
                    + " unless there is a `config-file` or the application has a `RedissonClient` bean."),
    REDIS_USER("redis.user", "", "The user of the Redis access control list."),
    REDIS_PASSWORD("redis.password", "", "The password of the user, or of the server."),
    REDIS_TLS("redis.tls", "false", "Whether addresses without a scheme mean TLS."),
    REDIS_TRUSTSTORE("redis.truststore", "that of the JVM", "The file of certificates that are trusted for TLS."),
    REDIS_TRUSTSTORE_PASSWORD("redis.truststore-password", "", "The password of that file."),
    REDIS_DATABASE("redis.database", "0", "The number of the database; 0 in a cluster."),
    REDIS_SENTINEL_MASTER(
            "redis.sentinel-master", "", "The name of the master; the addresses are then those of sentinels."),
    REDIS_CLUSTER("redis.cluster", "false", "Whether the addresses are nodes of a Redis Cluster."),
    REDIS_POOL_SIZE("redis.pool-size", "64", "Connections to a Redis node, at most."),
    REDIS_MIN_IDLE("redis.min-idle", "4", "Connections to a Redis node that are kept open."),
    REDIS_CONNECT_TIMEOUT("redis.connect-timeout", "2s", "How long a connection may take to open."),
    REDIS_TIMEOUT(
            "redis.timeout",
            "1s",
            "How long Redis may take for each attempt to answer, where no feature sets a shorter bound."),
    REDIS_CONFIG_FILE(
            "redis.config-file",
            "",
            "A whole Redisson YAML, as a file or a resource of the application, instead of all other `rubric.redis` settings but"
                    + " `on-startup` and `startup-timeout`."),
    REDIS_ON_STARTUP(
            "redis.on-startup",
            "fail",
            "When Redis does not answer at startup: `fail` the deployment, or `warn` and go on until it does."),
    REDIS_STARTUP_TIMEOUT("redis.startup-timeout", "5s", "How long Redis may take to answer at startup."),

    CACHE_ENABLED(
            "cache.enabled",
            "true",
            "`false`: cached methods are called each time, nothing is put or removed.",
            Scope.BOTH),
    CACHE_TIMEOUT("cache.timeout", "100ms", "How long a call waits for each answer of Redis.", Scope.BOTH),
    CACHE_TTL("cache.ttl", "10m", "How long a result is kept.", Scope.BOTH),
    CACHE_NULL_TTL(
            "cache.null-ttl",
            "that of `ttl`",
            "How long `null`, an empty `Optional` and an empty collection, map or array are kept.",
            Scope.BOTH),
    CACHE_EXCEPTION_TTL(
            "cache.exception-ttl", "10s", "How long an exception of `cachedExceptions` is kept.", Scope.BOTH),
    CACHE_JITTER(
            "cache.jitter",
            "0.1",
            "The share, from 0 to 1, by which each time to live is made longer or shorter at random.",
            Scope.BOTH),
    CACHE_CACHE_NULL(
            "cache.cache-null",
            "cache",
            "`cache` what stands for nothing (as in `null-ttl`), or `skip`: return it and do not keep it.",
            Scope.BOTH),
    CACHE_LOCK_TIMEOUT(
            "cache.lock-timeout",
            "30s",
            "How long a caller waits for somebody else's load of the same key; `0s`: not at all.",
            Scope.BOTH),
    CACHE_LEASE_TIME(
            "cache.lease-time",
            "10s",
            "How long a node that dies while it loads keeps others from loading; at least 100ms. Renewed while the method runs.",
            Scope.BOTH),
    CACHE_MAX_LOAD_TIME(
            "cache.max-load-time",
            "2m",
            "How long a load is renewed, and a put may take; what takes longer is not stored.",
            Scope.BOTH),
    CACHE_ON_READ_FAILURE(
            "cache.on-read-failure",
            "call",
            "When Redis does not answer a read: `call` the method, or `fail` with a `CacheException`.",
            Scope.BOTH),
    CACHE_ON_REMOVAL_FAILURE(
            "cache.on-removal-failure",
            "journal",
            "When Redis does not answer a removal or a put: note it in the `journal` of the node, to be made up for before the node reads the cache again,"
                    + " or `fail` with a `CacheException` as well.",
            Scope.BOTH),

    THROTTLE_ENABLED("throttle.enabled", "true", "`false`: nothing is limited.", Scope.BOTH),
    THROTTLE_TIMEOUT("throttle.timeout", "100ms", "How long a call waits for Redis before it is decided without it."),
    THROTTLE_LIMIT("throttle.limit", "", "Units a period. Only by name.", Scope.NAME),
    THROTTLE_PERIOD("throttle.period", "1s", "The time over which the limit counts.", Scope.BOTH),
    THROTTLE_BURST(
            "throttle.burst",
            "the limit",
            "Units that may come at once; `token-bucket` only. Only by name.",
            Scope.NAME),
    THROTTLE_ALGORITHM(
            "throttle.algorithm",
            "token-bucket",
            "`token-bucket`, `sliding-log`, `sliding-counter` or `fixed-window`. Only by name.",
            Scope.NAME),
    THROTTLE_MAX_WAIT(
            "throttle.max-wait", "", "How long a call waits at most for its turn, where it does.", Scope.BOTH),
    THROTTLE_ON_FAILURE(
            "throttle.on-failure",
            "local",
            "While Redis does not answer: `local`, each node limits by the same numbers on its own; `allow`; or `deny`, with a"
                    + " `ThrottledException` for the reason `BACKEND`.",
            Scope.BOTH),
    THROTTLE_SHADOW(
            "throttle.shadow",
            "false",
            "`true`: calls above the limit are counted, and allowed. To try a limit before it counts.",
            Scope.BOTH),
    THROTTLE_HEADERS(
            "throttle.headers",
            "refused",
            "On which HTTP answers there are `RateLimit` and `RateLimit-Policy`: `refused` ones, `all` to limited calls, or `none`."),

    LOCK_ENABLED("lock.enabled", "true", "`false`: nothing is locked.", Scope.BOTH),
    LOCK_ENGINE(
            "lock.engine",
            "rubric",
            "Where `@Locked` keeps its locks: `rubric`, or `redisson` for those of `RLock`, which then exclude hand-written"
                    + " `getLock(name)` and have no fencing tokens, readers or fair queue."),
    LOCK_WAIT_TIME(
            "lock.wait-time",
            "5s",
            "How long a caller waits for a lock or permit; `0s` asks once. With `onContention = SKIP` only by name.",
            Scope.BOTH),
    LOCK_LEASE_TIME(
            "lock.lease-time", "30s", "How long a lock or permit outlives a node that dies; at least 1s.", Scope.BOTH),
    LOCK_AT_LEAST("lock.at-least", "0s", "How long a lock is held at least. Only by name.", Scope.NAME),
    LOCK_MAX_HOLD("lock.max-hold", "as long as the method takes", "How long a lock is renewed at most.", Scope.BOTH),
    LOCK_LIMIT("lock.limit", "", "How many permits there are. Only by name.", Scope.NAME),

    EVENT_ENABLED("event.enabled", "true", "`false`: events stay on their node."),
    EVENT_DELIVERY(
            "event.delivery",
            "broadcast",
            "`broadcast`, to every node that runs, or `durable`, to every group of observers at least once.",
            Scope.BOTH),
    EVENT_TIMEOUT("event.timeout", "1s", "How long publishing waits for Redis."),
    EVENT_ON_FAILURE(
            "event.on-failure",
            "log",
            "When Redis does not take a broadcast event: `log` it and go on, or `fail`, for which `fire` waits for Redis, with a"
                    + " `RedisEventException`.",
            Scope.BOTH),
    EVENT_MAX_SIZE("event.max-size", "262144", "The largest event in bytes; larger ones are neither sent nor read."),
    EVENT_MAX_DEPTH("event.max-depth", "64", "The deepest nesting of an event that is read."),
    EVENT_QUEUE_SIZE(
            "event.queue-size",
            "100000",
            "Events of a topic that may wait for observers or be with asynchronous ones, and events that may wait for Redis; above it"
                    + " see `overflow`."),
    EVENT_QUEUE_BYTES(
            "event.queue-bytes",
            "67108864",
            "Bytes that events of all topics together may have while they wait; a topic keeps 64 KiB, or one event, in any case."),
    EVENT_OVERFLOW(
            "event.overflow",
            "drop-oldest",
            "What is dropped when observers are slower than broadcast events arrive: `drop-oldest` or `drop-newest`. A `RedisEventGap` tells of it.",
            Scope.BOTH),
    EVENT_THREADS("event.threads", "64", "Threads on which observers of other nodes' events are called, at most."),
    EVENT_HEARTBEAT(
            "event.heartbeat",
            "5s",
            "How soon a node tells the number of its last broadcast event again, so that others notice that they have missed it."),
    EVENT_SHARDED(
            "event.sharded",
            "false",
            "In a Redis Cluster from 7.0: `true`, broadcast events go by sharded channels, which spreads them over the masters; `receive`, this node hears"
                    + " both kinds and sends by the other; `false`. Change all nodes to `receive` first."),
    EVENT_MAX_LENGTH("event.max-length", "100000", "Events that a durable topic keeps, about.", Scope.BOTH),
    EVENT_RETENTION("event.retention", "1d", "How long a durable topic keeps events.", Scope.BOTH),
    EVENT_MAX_ATTEMPTS(
            "event.max-attempts", "5", "How often a durable event is tried before it is a dead letter.", Scope.BOTH),
    EVENT_BACKOFF(
            "event.backoff",
            "1s",
            "How long after its first failure a durable event is tried again; doubled each time, up to a minute.",
            Scope.BOTH),
    EVENT_CONCURRENCY("event.concurrency", "1", "Events of a topic that a node works on at once.", Scope.BOTH),
    EVENT_VISIBILITY(
            "event.visibility",
            "30s",
            "How long after a node has died its part of a shared group's events goes to other nodes; at least 1s.",
            Scope.BOTH),
    EVENT_DEAD_LETTERS("event.dead-letters", "10000", "Dead letters of a topic and group that are kept, about."),
    EVENT_DRAIN_TIMEOUT(
            "event.drain-timeout", "5s", "How long an application that stops waits for observers that run."),
    EVENT_HMAC_KEY(
            "event.hmac-key",
            "",
            "A secret of at least 16 characters that all nodes share: events are signed with it (HMAC-SHA-256), and what is not is"
                    + " refused."),
    EVENT_OUTBOX_DATA_SOURCE(
            "event.outbox.data-source",
            "",
            "The JNDI name of the JDBC `DataSource` whose table `rubric_outbox` keeps durable events of a transaction until Redis has them.");

    private final String key;
    private final String builtIn;
    private final String meaning;
    private final Scope scope;

    Setting(String key, String builtIn, String meaning) {
        this(key, builtIn, meaning, Scope.APPLICATION);
    }

    Setting(String key, String builtIn, String meaning, Scope scope) {
        this.key = "rubric." + key;
        this.builtIn = builtIn;
        this.meaning = meaning;
        this.scope = scope;
    }

    /** {@code rubric.cache.ttl}. */
    public String key() {
        return key;
    }

    /** {@code rubric.cache."users".ttl}. */
    public String key(String name) {
        int dot = key.lastIndexOf('.');
        return key.substring(0, dot) + ".\"" + name + "\"" + key.substring(dot);
    }

    /** What holds if nothing else is said; empty if nothing does. */
    public String builtIn() {
        return builtIn;
    }

    /** One or two sentences, for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** True if it can be set for one name: a cache, a policy, a lock. */
    public boolean isNamed() {
        return scope != Scope.APPLICATION;
    }

    /** True if it can be set for the whole application. */
    public boolean isGeneral() {
        return scope != Scope.NAME;
    }

    /** For what a setting can be given a value. */
    private enum Scope {
        APPLICATION,
        NAME,
        BOTH
    }
}
