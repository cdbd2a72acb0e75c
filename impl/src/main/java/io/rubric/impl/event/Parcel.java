package io.rubric.impl.event;

/**
 * An event as it goes to Redis.
 *
 * @param message what others read
 * @param run of its sender
 * @param number that grows with each event of the run
 * @param id of the event, if it is to be added once whoever sends it; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parcel(TopicRule topic, byte[] message, String run, long number, String id) {}
