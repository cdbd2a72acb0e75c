package io.rubric.impl.cache;

import java.util.List;

/**
 * An entry of a cache, as a call names it.
 *
 * @param key its key, rendered
 * @param groups it belongs to, rendered
 */
record EntryId(String key, List<String> groups) {}
