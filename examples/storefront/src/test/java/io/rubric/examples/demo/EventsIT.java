package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payloads of every kind, to a topic that is broadcast and to a durable one, from WildFly to Payara and back. */
@Order(3)
@ExtendWith(OneShop.class)
class EventsIT {

    @Test
    void eventsOfEveryKindArriveAsTheyWereFired(Shop shop) throws Exception {
        Shop.Doors doors = shop.open(EventsWar.create(Settings.ofSystemProperties()));
        KindsPage onWildfly = new KindsPage(doors.wildfly());
        KindsPage onPayara = new KindsPage(doors.payara());

        Passed there = pass(onWildfly, onPayara);
        Passed back = pass(onPayara, onWildfly);

        System.out.printf(
                "events: wildfly -> payara %s kinds, payara -> wildfly %s kinds%n", there.summary(), back.summary());
        long wildfly = roundTrips(onWildfly, doors.redis());
        long payara = roundTrips(onPayara, doors.redis());
        System.out.printf(
                "events: a transaction of 20 events is %d round trip on wildfly, %d on payara%n", wildfly, payara);
        assertThat(List.of(wildfly, payara)).allMatch(reads -> reads < 5); // nodes have other reasons to ask as well
        assertThat(there.seen).isEqualTo(there.fired);
        assertThat(back.seen).isEqualTo(back.fired);
        assertThat(there.fired).hasSize(18);
    }

    /** What was fired on one server and seen on the other. */
    private record Passed(List<String> fired, List<String> seen) {

        String summary() {
            return seen.stream().filter(fired::contains).distinct().count() + " of " + fired.size();
        }
    }

    private static Passed pass(KindsPage from, KindsPage to) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        List<String> fired = from.fire(id);
        return new Passed(fired, to.seen(id, fired.size()));
    }

    /** How often the commit asks Redis: the least of several, since nodes have other reasons to ask as well. */
    private static long roundTrips(KindsPage page, String redis) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        try (RedisClients clients = new RedisClients(redis)) {
            for (int i = 0; i < 30 && least > 1; i++) {
                long before = clients.reads();
                page.burst("any", 20);
                long reads = clients.reads() - before - 1; // that of the second question
                least = Math.min(least, reads);
            }
        }
        return least;
    }
}
