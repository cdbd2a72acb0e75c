package io.rubric.impl.cache;

import org.jspecify.annotations.Nullable;

/**
 * How a load ended, for those who have waited for it on this node. Without value and failure there is nothing to share, and each goes on for itself.
 *
 * @param value as the codec writes it
 * @param failure what the method has thrown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Landing(byte @Nullable [] value, @Nullable Throwable failure) {

    static final Landing NOTHING = new Landing(null, null);
}
