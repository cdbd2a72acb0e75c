package io.rubric.impl.cache;

/**
 * The Redis keys of one partition of a cache: {@code prefix:cache:{name}:e:key} holds an entry, {@code :l:} the lease of its load, {@code :w:} the nodes that
 * wait for it, {@code :t:} the puts that are under way; {@code :h} the partition's header and {@code :g:group} the generation of a group. The
 * braces keep them in one slot.
 */
record Slot(String base, String header) {

    Slot(String base) {
        this(base, base + ":h");
    }

    String entry(String key) {
        return base + ":e:" + key;
    }

    String lease(String key) {
        return base + ":l:" + key;
    }

    String waiters(String key) {
        return base + ":w:" + key;
    }

    String tickets(String key) {
        return base + ":t:" + key;
    }

    String generation(String group) {
        return base + ":g:" + group;
    }
}
