package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.impl.throttle.Definition.Grant;
import io.rubric.impl.throttle.Pressure.Found;
import io.rubric.throttle.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads of four nodes at one key, through all that a call passes. Grants are counted by the times that the server gave to them. */
class ThrottleExactnessTest {

    private static final int PERIODS = 4;
    private static final int ATTEMPTS = 4;

    private final List<Redis> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        for (int i = 0; i < 4; i++) {
            clients.add(OpenRedis.another(Topology.SINGLE));
        }
    }

    @AfterEach
    void close() {
        clients.forEach(Redis::close);
    }

    /** What stands before Redis on each node. */
    private static final class Chain {

        private final Denials denials;
        private final Merged merged;

        Chain(Redis redis) {
            this.denials = new Denials(new Spread(new RedissonLimiter(redis), redis::isCluster), System::nanoTime);
            this.merged = new Merged(denials);
        }

        Optional<Grant> ask(Demand demand, Definition definition) {
            if (denials.known(List.of(demand)) != null) {
                return Optional.empty();
            }
            Verdict verdict = Asks.take(merged, demand);
            return verdict.allowed()
                    ? Optional.of(definition.grant(verdict.answers().get(0)))
                    : Optional.empty();
        }
    }

    private static Limit limit(Algorithm algorithm) {
        return new Limit(algorithm, 200, Pressure.period(450, 2_200), algorithm == Algorithm.TOKEN_BUCKET ? 100 : 200);
    }

    /** A machine that is busy with something else may cost some grants, but must never bring more. */
    @ParameterizedTest
    @EnumSource
    void underPressureAllIsGrantedThatTheDefinitionAllowsAndNoMore(Algorithm algorithm) {
        Found found = null;
        for (int i = 0; i < ATTEMPTS && (found == null || !found.isUsed()); i++) {
            found = under(limit(algorithm));
            System.out.println(algorithm + ": " + found);
            assertThat(found.excess()).isZero();
        }
        assertThat(found).matches(Found::isExact);
    }

    private Found under(Limit limit) {
        Definition definition = new Definition(limit);
        Demand demand = new Demand(Asks.terms(limit), Asks.key(), 1);
        List<Chain> chains = clients.stream().map(Chain::new).toList();
        return Pressure.on(limit, PERIODS, i -> {
            Chain chain = chains.get(i % chains.size());
            return () -> chain.ask(demand, definition);
        });
    }
}
