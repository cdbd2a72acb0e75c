package io.rubric.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Refuses a holder that has lost its lock without knowing: {@code @Inject FencingGuard guard}.
 *
 * <p>A holder that is stopped for longer than its lease, by a garbage collection, a virtual machine that moves, a network that hangs, goes on as
 * if it still had the lock, while the next holder is at work already. No lock can keep it from that; the resource can. It remembers the greatest
 * fencing token ({@link LockContext#fencingToken()}) that has come to it, and refuses a lower one with a {@link StaleFencingTokenException}.
 * The same token is admitted as often as it comes.
 *
 * <pre>{@code
 * @Transactional
 * @Locked("account:{id}")
 * public void withdraw(long id, BigDecimal amount) throws SQLException {
 *     try (Connection connection = dataSource.getConnection()) {
 *         guard.admit(connection, "account:" + id, lock.fencingToken());
 *         ... // what is written with this connection is written by the last holder, or not at all
 *     }
 * }
 * }</pre>
 *
 * Tokens can be compared only if they come from one lock: for one resource, always lock the same key.
 *
 * <p>The idea is that of Martin Kleppmann, <a href="https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html">How to do
 * distributed locking</a>, 2016.
 *
 * <p>Thread-safe. A token is 1 or more, else {@link IllegalArgumentException}.
 */
public interface FencingGuard {

    /**
     * Admits a holder to a resource in a database, in the caller's transaction: before it writes there.
     *
     * <p>The greatest token of each resource is a row of
     *
     * <pre>{@code
     * CREATE TABLE rubric_fence (
     *     resource VARCHAR(255) NOT NULL PRIMARY KEY,
     *     token    BIGINT       NOT NULL
     * )
     * }</pre>
     *
     * that stays locked until the transaction ends. Another transaction that asks for the same resource meanwhile waits in the database, as long
     * as that lets it; so holders write one after the other, in the order of their tokens. If the transaction is rolled back, its token has not been seen.
     *
     * <p>The first token of a resource inserts the row. If two transactions do so at once, the second one waits and is then judged as any other. Databases
     * in which a failed statement ends the transaction (PostgreSQL) cannot go on then: the second caller gets the exception of its insert, its
     * transaction is rolled back, nothing has been written and the next attempt finds the row. To never meet this, insert the row with the token 0
     * when the resource is made.
     *
     * @param connection in a transaction, that is without auto-commit; it is neither committed nor closed
     * @param resource at most 255 characters, compared as the database compares texts
     * @param token of the holder
     * @throws StaleFencingTokenException if the resource has seen a greater token; the transaction must be rolled back
     * @throws SQLException what the database says, such as that the wait for the row, or an isolation above READ COMMITTED, did not let the caller go
     *     on; nobody was admitted, and the transaction must be rolled back
     */
    void admit(Connection connection, String resource, long token) throws SQLException;

    /**
     * Writes a value to Redis, unless a holder with a greater token has written it already. Kept until it is written again.
     *
     * @param key any text; whatever stands in it, it names no other key of the application
     * @param token of the holder
     * @throws StaleFencingTokenException if the value that is there was written with a greater token; it stays
     * @throws io.rubric.RubricException if Redis fails, or does not answer within {@code rubric.redis.timeout}. It may have written the value then;
     *     to write it again with the same token is harmless
     */
    void set(String key, String value, long token);

    /**
     * Writes a value as {@link #set(String, String, long)} does, for some time. <strong>When that has passed, the token is forgotten with
     * the value</strong>: it must be longer than any holder can be stopped and still go on.
     *
     * @param ttl to the millisecond, 1 or more
     */
    void set(String key, String value, long token, Duration ttl);

    /**
     * Reads what {@code set} has written.
     *
     * @return the value; empty if there is none
     * @throws io.rubric.RubricException if Redis fails, or does not answer within {@code rubric.redis.timeout}
     */
    Optional<String> get(String key);
}
