package io.rubric.examples.patterns;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.redisson.api.RScoredSortedSet;

/** 9. ZADD, ZRANGE: members in the order of their scores. */
@ApplicationScoped
public class Ranking {

    @Inject
    @RedisName("ranking")
    RScoredSortedSet<String> ranking;

    /** ZINCRBY. */
    public void score(String player, double points) {
        ranking.addScore(player, points);
    }

    /** The first ones. */
    public Collection<String> best(int players) {
        return ranking.valueRangeReversed(0, players - 1);
    }
}
