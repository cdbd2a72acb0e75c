package io.rubric.impl.throttle;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A limiter, and the clock that it goes by. */
abstract class Bench {

    private final Limiter limiter;

    Bench(Limiter limiter) {
        this.limiter = limiter;
    }

    final Limiter limiter() {
        return limiter;
    }

    /** Microseconds. */
    abstract long now();

    /** Lets time pass. */
    abstract void pass(Duration time);

    /** A period that a test can wait for. */
    abstract Duration period();

    /** How much time may pass between two statements. */
    abstract Duration tolerance();

    /** The same clock for a limiter that stands before this one. */
    final Bench with(Limiter other) {
        Bench clock = this;
        return new Bench(other) {
            @Override
            long now() {
                return clock.now();
            }

            @Override
            void pass(Duration time) {
                clock.pass(time);
            }

            @Override
            Duration period() {
                return clock.period();
            }

            @Override
            Duration tolerance() {
                return clock.tolerance();
            }
        };
    }

    /** The limiter of this node, on a clock that the test drives. */
    static Bench local() {
        HandClock clock = new HandClock();
        return clock.bench(new LocalLimiter(clock));
    }

    /** The scripts, on a clock that the test drives. */
    static Bench scripts(Topology topology) {
        HandClock clock = new HandClock();
        return clock.bench(onCluster(new RedissonLimiter(ClockedScripts.redis(topology, clock::micros)), topology));
    }

    /** The scripts on the server's clock. */
    static Bench server(Topology topology) {
        return new Bench(onCluster(new RedissonLimiter(OpenRedis.of(topology)), topology)) {
            @Override
            long now() {
                return ServerTime.micros(topology);
            }

            @Override
            void pass(Duration time) {
                long until = now() + time.toNanos() / 1000;
                for (long left = until - now(); left > 0; left = until - now()) {
                    LockSupport.parkNanos(1000 * Math.min(left, 1000));
                }
            }

            @Override
            Duration period() {
                return Duration.ofMillis(100);
            }

            @Override
            Duration tolerance() {
                return Duration.ofMinutes(1);
            }
        };
    }

    private static Limiter onCluster(Limiter limiter, Topology topology) {
        return new Spread(limiter, () -> topology == Topology.CLUSTER);
    }

    /** Nanoseconds, and in the middle of an hour. */
    static final class HandClock implements LongSupplier {

        private long micros = Duration.ofHours(500_000).plusMinutes(20).toSeconds() * 1_000_000;

        @Override
        public long getAsLong() {
            return micros * 1000;
        }

        long micros() {
            return micros;
        }

        Bench bench(Limiter limiter) {
            return new Bench(limiter) {
                @Override
                long now() {
                    return micros;
                }

                @Override
                void pass(Duration time) {
                    micros += time.toNanos() / 1000;
                }

                @Override
                Duration period() {
                    return Asks.HOUR;
                }

                @Override
                Duration tolerance() {
                    return Duration.ZERO;
                }
            };
        }
    }
}
