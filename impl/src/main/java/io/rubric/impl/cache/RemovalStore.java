package io.rubric.impl.cache;

import java.util.concurrent.CompletionStage;

/** Takes away what is stored, what is being loaded and what is being put. Each may be done again. */
interface RemovalStore {

    /** In one command for a key, in one a partition for a group or the whole cache. */
    CompletionStage<?> remove(Removal removal);
}
