package io.rubric.impl;

/**
 * Everything that can be wrong at deployment. Codes are never used again for something else: 1xx cache, 2xx throttle, 3xx
 * lock, 4xx event, 9xx shared.
 */
public enum Problem {
    CACHE_RESULT_VOID(101, "the method returns nothing that could be cached"),
    CACHE_RESULT_TYPE(102, "the method's result cannot be stored"),
    CACHE_TYPES_DIFFER(103, "another method keeps results of another type in the same cache"),
    CACHE_JITTER(104, "the jitter is no share of the whole"),
    CACHE_NAME_MISSING(105, "the cache has no name"),
    CACHE_PUT_VALUE(106, "there is no one value to put"),
    CACHE_EXCEPTION(107, "the exception cannot be made again from its message"),
    CACHE_TWO_KEYS(108, "both a template and a generator make the key"),
    CACHE_INJECTED(109, "no cache has these types"),
    CACHE_BULK_SKIP_GET(110, "a method that is asked for what is missing cannot skip the look for it"),
    CACHE_GROUP_EMPTY(111, "the group has no name"),

    THROTTLE_LIMIT(201, "the limit is not greater than zero"),
    THROTTLE_BURST(202, "the burst is negative"),
    THROTTLE_RANGE(203, "burst and period together are too large to be counted exactly"),
    THROTTLE_DIFFERS(204, "another method has the same policy name with other numbers"),
    THROTTLE_WAIT(205, "how long a call waits is missing, or has no meaning"),
    THROTTLE_COST(206, "the cost cannot be read, or is more than ever comes at once"),
    THROTTLE_ALGORITHM(207, "the algorithm cannot do what is asked of it"),
    THROTTLE_INJECTED(208, "there is no such policy to inject"),
    THROTTLE_TWICE(209, "the same limit stands twice on one method"),

    LOCK_RESULT_TYPE(302, "the work of a lazy result would be done after the lock is released"),
    LOCK_TIMES(303, "the times contradict each other"),
    LOCK_READERS(304, "those who share a lock cannot have this"),
    LOCK_ENGINE(305, "the engine of rubric.lock.engine cannot do what is asked of it"),
    LOCK_LIMIT(306, "there is not at least one permit"),
    LOCK_INJECTED(307, "there are no such locks to inject"),

    EVENT_TOPIC(401, "the topic has a character that is not allowed"),
    EVENT_TYPE(402, "the event's type is not known before it is fired"),
    EVENT_DELIVERY(403, "the topic is declared to be delivered in two ways"),
    EVENT_OBSERVER(404, "what is said of the observer's calls cannot be"),
    EVENT_NAME(405, "the event's logical name cannot be used"),
    EVENT_KEY(406, "the event's key cannot be read"),
    EVENT_SECRET(407, "the secret for signatures is too short"),
    EVENT_UNDIVIDED(408, "CDI Lite chooses observers by type and qualifier alone"),

    STRUCTURE_TYPE(501, "there is no such structure to inject"),
    STRUCTURE_EDITION(502, "Redisson has this structure in its PRO edition only"),
    STRUCTURE_NAME(503, "the structure cannot have this name"),
    STRUCTURE_KEY(504, "keys are written as text, and these have none that can be read again"),
    STRUCTURE_TWICE(505, "structures of one name exclude each other"),
    SCRIPT_TEXT(506, "the method has no script"),
    SCRIPT_PARAMETERS(507, "method and script do not have the same parameters"),
    SCRIPT_SLOT(508, "the keys of one script may lie in different slots of a cluster"),
    SCRIPT_TYPE(509, "nothing of this type goes into a script, or comes from it"),

    TEMPLATE_NAME(901, "the template names no parameter"),
    TEMPLATE_PATH(902, "the template asks a value for a property that it does not have"),
    TEMPLATE_TYPE(903, "the template's value has no stable text form"),
    TEMPLATE_SYNTAX(904, "the template cannot be read"),
    DURATION(905, "the duration cannot be read or is too short"),
    NOT_INTERCEPTABLE(906, "the container cannot intercept the method"),
    CONFIGURATION_VALUE(907, "the configured value cannot be read"),
    NAME(908, "the name has a character that is not allowed, or too many"),
    REDIS_ADDRESS_MISSING(909, "there is no Redis address"),
    REDIS_ADDRESS(910, "the Redis address cannot be read"),
    REDIS_EMBEDDED(911, "no embedded Redis could be started"),
    REDIS_UNREACHABLE(912, "Redis does not answer"),
    REDIS_CONFIG_FILE(913, "the Redisson configuration file cannot be read"),
    JSON_MISSING(914, "there is no JSON-B implementation"),
    CONFIG_MISSING(915, "there is no MicroProfile Config implementation"),
    STAGE_TYPE(916, "Rubric cannot make a stage of the method's own kind"),
    USER_CLASS(917, "the class cannot be made"),
    TEMPLATE_CLIENT(918, "the template asks for the client where there are no requests"),
    SKIP_PRIMITIVE(919, "a method that is skipped must be able to return nothing");

    private final int number;
    private final String what;

    Problem(int number, String what) {
        this.number = number;
        this.what = what;
    }

    /** {@code RUBRIC-101}. */
    public String code() {
        return "RUBRIC-" + number;
    }

    /** What is wrong, as half a sentence. */
    public String what() {
        return what;
    }

    /**
     * The whole message.
     *
     * @param place the annotation and method, or the name in configuration
     * @param found what was found there
     * @param write what to write instead
     */
    public String at(String place, String found, String write) {
        return code() + " " + place + ": " + what + "; found " + found + "; write " + write;
    }
}
