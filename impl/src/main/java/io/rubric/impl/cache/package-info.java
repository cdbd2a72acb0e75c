/**
 * {@link io.rubric.cache.CacheResult} and its family.
 *
 * <p>Deployment: {@code CacheFeature} has {@code CacheOperations} decide what each annotation of a method means: a binding becomes an operation. {@code Naming} says which
 * entry a call means, {@code Keeping} what of a result is kept and for how long.
 *
 * <p>A call: the operation asks {@code ReadThrough}, which lets an {@code Attempt} look; a miss becomes a {@code Load}, one for all who miss at the same time
 * ({@code Flights} on this node, {@code Wakes} between nodes). Many entries at once: {@code BulkRead}, {@code BulkAttempt}, {@code BulkLoad}. Changes: {@code Putting} and
 * {@code Removing}. By hand: {@code InjectedCache}.
 *
 * <p>A {@code Region} is one cache on this node: what all of these share. Its ports are {@code CacheStore}, {@code PutStore} and {@code RemovalStore}; their scripts lie
 * under {@code src/main/resources}, and {@code clock.lua} is the one to read first. What Redis has not answered is in the {@code Journal}.
 */
@NullMarked
package io.rubric.impl.cache;

import org.jspecify.annotations.NullMarked;
