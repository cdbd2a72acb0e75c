package io.rubric.impl.cache;

/** What is removed from a cache. */
sealed interface Removal {

    /** One entry. */
    record OfKey(String key) implements Removal {}

    /** The entries of one group. */
    record OfGroup(String group) implements Removal {}

    /** All. */
    enum OfAll implements Removal {
        ALL
    }
}
