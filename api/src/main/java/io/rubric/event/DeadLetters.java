package io.rubric.event;

import java.util.List;

/**
 * The dead letters of a durable topic and group, the oldest first. Redis keeps the last {@code rubric.event.dead-letters} [10000] of each.
 *
 * <p>All methods throw a {@link RedisEventException} if Redis does not answer within {@code rubric.event.timeout}.
 */
public interface DeadLetters {

    /** How many there are. */
    long size();

    /**
     * Reads some.
     *
     * @param most how many, from 1
     */
    List<DeadLetter> list(int most);

    /**
     * Gives a dead letter to its group once more, as the topic's newest event, with all its attempts.
     *
     * @return false if there is none of this id
     */
    boolean redrive(String id);

    /**
     * Gives all that there are now to their group once more.
     *
     * @return how many
     */
    long redriveAll();

    /**
     * Removes a dead letter for good.
     *
     * @return false if there is none of this id
     */
    boolean remove(String id);
}
