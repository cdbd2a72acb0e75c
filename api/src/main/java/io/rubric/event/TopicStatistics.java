package io.rubric.event;

/**
 * What has happened with a topic on this node since the application started.
 *
 * @param published events of this node that Redis has taken
 * @param lost events of this node that it did not take, or perhaps not
 * @param received events of other nodes that came; in durable topics those of this node as well, once for each of its groups
 * @param delivered events whose observers have all returned, counted in the same way
 * @param failed calls of observers that threw
 * @param dead events that became dead letters
 * @param missing events that are known to be missing: the numbers of all {@link RedisEventGap}s
 * @param refused messages of which nothing was made: too large, too deep, of a type nobody names, or no event at all
 */
public record TopicStatistics(
        long published, long lost, long received, long delivered, long failed, long dead, long missing, long refused) {}
