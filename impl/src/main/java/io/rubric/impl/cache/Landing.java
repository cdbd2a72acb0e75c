package io.rubric.impl.cache;

import org.jspecify.annotations.Nullable;

/**
 * How a load ended, for those who have waited for it on this node. Without value and failure there is nothing to share, and each goes on for itself.
 *
 * @param value as the codec writes it
 * @param failure what the method has thrown
 * @param again whether who has waited looks again instead of calling the method
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Landing(byte @Nullable [] value, @Nullable Throwable failure, boolean again) {

    static final Landing NOTHING = new Landing(null, null, false);

    /** Whoever was to load was told to stop: another may do so. */
    static final Landing AGAIN = new Landing(null, null, true);

    static Landing of(byte[] value) {
        return new Landing(value, null, false);
    }

    static Landing of(Throwable failure) {
        return new Landing(null, failure, false);
    }
}
