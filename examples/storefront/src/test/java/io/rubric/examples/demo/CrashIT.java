package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server is killed in the middle of everything, the other one goes on, and the killed one comes back. */
@Order(4)
@ExtendWith(OneShop.class)
class CrashIT {

    /** A hundred with {@code -Psoak}; a few in every build. */
    private static final int TICKS = Integer.parseInt(System.getProperty("demo.ticks"));

    /** Seconds for which a lock outlives the server that counts the stock, rounded up. */
    private static final long JOB_LEASE = 2;

    /** Several leases of an order's lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * The job: no tick runs twice, and none is missed, but for those in which the server that dies may have held the lock without having run: those of
     * the period before its death and of the lease after it. Whoever ran last dies, right after its run, and the other one goes on alone.
     *
     * <p>The lock of an order that it was placing is free after its lease; what was fired to a durable topic while it was away comes when it is back, and
     * from then on everything else.
     */
    @Test
    void whatAKilledServerLeavesIsTakenUp(Shop shop) throws Exception {
        Shop.Doors kinds = shop.open(EventsWar.create(Settings.ofSystemProperties()));
        Shop.Doors doors = shop.open();
        Map<String, Page> pages = Map.of("wildfly", new Page(doors.wildfly()), "payara", new Page(doors.payara()));
        Map<String, KindsPage> events =
                Map.of("wildfly", new KindsPage(kinds.wildfly()), "payara", new KindsPage(kinds.payara()));
        try (EventStream onWildfly = pages.get("wildfly").events();
                EventStream onPayara = pages.get("payara").events()) {
            JobRuns runs = new JobRuns(Map.of("wildfly", onWildfly, "payara", onPayara), TICKS);
            JobRuns.Run last = runs.await("wildfly", TICKS / 2);
            runs.await("payara", TICKS / 2); // a broadcast event that its node has not yet sent dies with it
            String victim = last.node();
            String survivor = victim.equals("wildfly") ? "payara" : "wildfly";
            String order = UUID.randomUUID().toString();
            long token = placing(pages.get(victim), pages.get(survivor), order);

            long dying = Instant.now().getEpochSecond();
            shop.kill(victim);
            long dead = Instant.now().getEpochSecond();
            long killed = System.nanoTime();
            List<String> durable = events.get(survivor).fire("away").stream()
                    .filter(text -> text.contains("durable"))
                    .toList();
            Parallel.call(List.of(
                    () -> taken(pages.get(survivor), victim, order, token, killed),
                    () -> runs.await(survivor, TICKS + 1)));
            back(shop, victim);
            List<String> missed = events.get(victim).seen("away", durable.size());
            List<String> fired = events.get(survivor).fire("back");
            List<String> seen = events.get(victim).seen("back", fired.size());

            System.out.printf("job: %s; killed %s after tick %d%n", runs.summary(survivor), victim, TICKS / 2);
            runs.missed(survivor).forEach(second -> System.out.println("job: missed " + Instant.ofEpochSecond(second)));
            System.out.printf(
                    "%s: back after a crash: %d of %d durable events of its absence, and %d of %d events of later%n",
                    victim, missed.size(), durable.size(), seen.size(), fired.size());
            assertThat(runs.twice(survivor)).isEmpty();
            assertThat(runs.missed(survivor))
                    .allSatisfy(second -> assertThat(second).isBetween(dying - JobRuns.PERIOD, dead + JOB_LEASE));
            assertThat(runs.of(survivor))
                    .contains(last)
                    .extracting(JobRuns.Run::token)
                    .isSorted();
            assertThat(runs.of(survivor))
                    .filteredOn(run -> run.second() > dead)
                    .isNotEmpty()
                    .allSatisfy(run -> assertThat(run.node()).isEqualTo(survivor));
            assertThat(durable).hasSize(9);
            assertThat(missed).isEqualTo(durable);
            assertThat(seen).isEqualTo(fired);
        }
    }

    /** Returns when the server is placing the order, with the token of its lock. */
    private static long placing(Page victim, Page survivor, String order) throws Exception {
        try (EventStream events = survivor.events()) {
            CompletableFuture.runAsync(() -> {
                try {
                    victim.checkout(order);
                } catch (IOException | InterruptedException itDies) {
                    // As it shall.
                }
            });
            JsonObject started = events.await(event -> event.getString("type").equals("CheckoutStarted")
                    && event.getJsonObject("event").getString("order").equals(order));
            return started.getJsonObject("event").getJsonNumber("fencingToken").longValue();
        }
    }

    /** Returns when the survivor has placed the order. */
    private static boolean taken(Page survivor, String victim, String order, long token, long killed) throws Exception {
        long deadline = killed + PATIENCE.toNanos();
        while (true) {
            try {
                JsonObject receipt = survivor.checkout(order).getJsonObject("receipt");
                System.out.printf(
                        "%s: killed while it placed an order, which the other server has placed after %d ms%n",
                        victim, Duration.ofNanos(System.nanoTime() - killed).toMillis());
                assertThat(receipt.getJsonNumber("fencingToken").longValue()).isGreaterThan(token);
                return true;
            } catch (IOException locked) {
                if (System.nanoTime() - deadline > 0) {
                    throw locked;
                }
            }
        }
    }

    private static void back(Shop shop, String victim) throws Exception {
        long restarted = System.nanoTime();
        shop.restart(victim);
        System.out.printf(
                "%s: both applications answer %d ms after the start%n",
                victim, Duration.ofNanos(System.nanoTime() - restarted).toMillis());
    }
}
