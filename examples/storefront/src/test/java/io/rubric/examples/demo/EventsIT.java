package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payloads of every kind, to a topic that is broadcast and to a durable one, from WildFly to Payara and back. */
class EventsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void eventsOfEveryKindArriveAsTheyWereFired() throws Exception {
        Settings storefront = Settings.ofSystemProperties();
        Settings settings = new Settings(
                storefront.wildfly(),
                storefront.payara(),
                EventsWar.create(storefront.war(), storefront.directory().resolve("events")),
                storefront.directory().resolve("events"));
        try (Shop shop = new Shop(settings, Map.of())) {
            Shop.Doors doors = shop.open();

            Passed there = pass(doors.wildfly(), doors.payara());
            Passed back = pass(doors.payara(), doors.wildfly());

            System.out.printf(
                    "events: wildfly -> payara %s kinds, payara -> wildfly %s kinds%n",
                    there.summary(), back.summary());
            long wildfly = roundTrips(doors.wildfly(), doors.redis());
            long payara = roundTrips(doors.payara(), doors.redis());
            System.out.printf(
                    "events: a transaction of 20 events is %d round trip on wildfly, %d on payara%n", wildfly, payara);
            assertThat(List.of(wildfly, payara))
                    .allMatch(reads -> reads < 5); // nodes have other reasons to ask as well
            assertThat(there.seen).isEqualTo(there.fired);
            assertThat(back.seen).isEqualTo(back.fired);
            assertThat(there.fired).hasSize(18);
        }
    }

    /** What was fired on one server and seen on the other. */
    private record Passed(List<String> fired, List<String> seen) {

        String summary() {
            return seen.stream().filter(fired::contains).distinct().count() + " of " + fired.size();
        }
    }

    private Passed pass(URI from, URI to) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        List<String> fired = ask(from, "POST", id);
        List<String> seen = ask(to, "GET", id);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seen.size() < fired.size() && System.nanoTime() - deadline < 0) {
            seen = ask(to, "GET", id);
        }
        return new Passed(fired, ask(to, "GET", id));
    }

    /** How often the commit asks Redis: the least of several, since nodes have other reasons to ask as well. */
    private long roundTrips(URI page, String redis) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 30 && least > 1; i++) {
            long before = RedisReads.of(redis);
            ask(page, "POST", "any/burst/20");
            long reads = RedisReads.of(redis) - before - 1; // that of the second question
            least = Math.min(least, reads);
        }
        return least;
    }

    private List<String> ask(URI page, String method, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("api/kinds/" + id))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().toList();
    }
}
