package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One WAR on WildFly and on Payara, and one Redis: what one server does, the other knows. */
@Order(1)
@ExtendWith(OneShop.class)
class StorefrontIT {

    private static Page wildfly;
    private static Page payara;

    /** Which server does it first. */
    enum Direction {
        FROM_WILDFLY_TO_PAYARA,
        FROM_PAYARA_TO_WILDFLY;

        Page from() {
            return this == FROM_WILDFLY_TO_PAYARA ? wildfly : payara;
        }

        Page to() {
            return this == FROM_WILDFLY_TO_PAYARA ? payara : wildfly;
        }

        String origin() {
            return this == FROM_WILDFLY_TO_PAYARA ? "wildfly" : "payara";
        }
    }

    @BeforeAll
    static void open(Shop shop) throws Exception {
        Shop.Doors doors = shop.open();
        wildfly = new Page(doors.wildfly());
        payara = new Page(doors.payara());
    }

    @ParameterizedTest
    @EnumSource
    void whatOneServerAskedForIsAHitOnTheOther(Direction direction) throws Exception {
        String product = unique();

        JsonObject miss = direction.from().price(product);
        JsonObject hit = direction.to().price(product);

        assertThat(miss.getBoolean("hit")).isFalse();
        assertThat(hit.getBoolean("hit")).isTrue();
        assertThat(hit.getJsonObject("price")).isEqualTo(miss.getJsonObject("price"));
        assertThat(hit.getString("node")).isNotEqualTo(miss.getString("node"));
    }

    @ParameterizedTest
    @EnumSource
    void aChangedPriceIsSeenOnTheOtherServer(Direction direction) throws Exception {
        String product = unique();
        direction.to().price(product);

        direction.from().priceChanged(product);
        JsonObject changed = direction.to().price(product);
        JsonObject hit = direction.from().price(product);

        assertThat(changed.getBoolean("hit")).isFalse();
        assertThat(hit.getBoolean("hit")).isTrue();
        assertThat(hit.getJsonObject("price")).isEqualTo(changed.getJsonObject("price"));
    }

    @Test
    void theLimitOfAClientHoldsOverBothServersTogether() throws Exception {
        String client = unique();
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> wildfly.stock(client));
            calls.add(() -> payara.stock(client));
        }

        List<HttpResponse<String>> answers = Parallel.call(calls);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(15);
        assertThat(wildfly.stock(unique()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusalSaysOnBothServersWhenToComeBack() throws Exception {
        String client = unique();
        for (int i = 0; i < 5; i++) {
            wildfly.stock(client);
        }

        for (HttpResponse<String> refusal : List.of(wildfly.stock(client), payara.stock(client))) {
            print(refusal);
            assertThat(refusal.statusCode()).isEqualTo(429);
            // Five an hour: a permit flows back every 12 minutes.
            assertThat(refusal.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 720L);
            String retry = refusal.headers().firstValue("Retry-After").orElseThrow();
            assertThat(refusal.headers().allValues("RateLimit-Policy")).containsExactly("\"stock\";q=5;w=3600");
            assertThat(refusal.headers().allValues("RateLimit")).containsExactly("\"stock\";r=0;t=" + retry);
            assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refusal.body())
                    .isEqualTo("{\"type\":\"https://iana.org/assignments/http-problem-types#quota-exceeded\","
                            + "\"title\":\"Quota Exceeded\",\"status\":429,\"violated-policies\":[\"stock\"]}");
        }
    }

    /** For whoever reads the log: this is what clients get. */
    private static void print(HttpResponse<String> answer) {
        System.out.println("HTTP " + answer.statusCode() + " from " + answer.uri());
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> System.out.println(name + ": " + value)));
        System.out.println();
        System.out.println(answer.body());
    }

    @Test
    void everyAnswerSaysWhatIsLeft() throws Exception {
        String client = unique();
        for (int left = 4; left >= 0; left--) {
            HttpResponse<String> answer = (left % 2 == 0 ? wildfly : payara).stock(client);

            assertThat(answer.headers().allValues("RateLimit-Policy")).containsExactly("\"stock\";q=5;w=3600");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"stock\";r=" + left + ";t=");
        }
    }

    @Test
    void checkoutsOfOneOrderNeverOverlap() throws Exception {
        String order = unique();

        List<Callable<JsonObject>> calls = List.of(() -> wildfly.checkout(order), () -> payara.checkout(order));
        List<JsonObject> receipts = Parallel.call(calls).stream()
                .map(answer -> answer.getJsonObject("receipt"))
                .sorted(Comparator.comparing(receipt -> number(receipt, "begun")))
                .toList();

        JsonObject first = receipts.get(0);
        JsonObject second = receipts.get(1);
        assertThat(number(second, "begun")).isGreaterThanOrEqualTo(number(first, "placed"));
        assertThat(number(second, "fencingToken")).isGreaterThan(number(first, "fencingToken"));
    }

    private static long number(JsonObject receipt, String name) {
        return receipt.getJsonNumber(name).longValue();
    }

    @ParameterizedTest
    @EnumSource
    void anEventFiredOnOneServerIsObservedOnTheOther(Direction direction) throws Exception {
        String text = unique();
        try (EventStream here = direction.from().events();
                EventStream there = direction.to().events()) {

            direction.from().greet(text);

            JsonObject heardHere = here.await(event -> isGreeting(event, text));
            JsonObject heardThere = there.await(event -> isGreeting(event, text));
            assertThat(heardHere.getBoolean("remote")).isFalse();
            assertThat(heardThere.getBoolean("remote")).isTrue();
            assertThat(heardThere.getString("origin")).isEqualTo(direction.origin());
        }
    }

    private static boolean isGreeting(JsonObject event, String text) {
        return event.getString("type").equals("Greeting")
                && event.getJsonObject("event").getString("text").equals(text);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsAnnouncedToTheOtherServerWithTheTokenOfItsLock(Direction direction) throws Exception {
        String order = unique();
        try (EventStream there = direction.to().events()) {

            JsonObject receipt = direction.from().checkout(order).getJsonObject("receipt");

            JsonObject started = there.await(event -> isAbout(event, "CheckoutStarted", order));
            JsonObject placed = there.await(event -> isAbout(event, "OrderPlaced", order));
            assertThat(started.getString("origin")).isEqualTo(direction.origin());
            assertThat(placed.getJsonObject("event").getJsonNumber("fencingToken"))
                    .isEqualTo(receipt.getJsonNumber("fencingToken"));
        }
    }

    private static boolean isAbout(JsonObject event, String type, String order) {
        return event.getString("type").equals(type)
                && event.getJsonObject("event").getString("order").equals(order);
    }

    /** Redisson on the class path would make WildFly leave JSON-B for Jackson, which does not know the name. */
    @ParameterizedTest
    @EnumSource
    void jsonIsWrittenByJsonb(Direction direction) throws Exception {
        JsonObject answer = Page.json(direction.from().stock(unique()));

        assertThat(answer).containsOnlyKeys("in-stock", "node");
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
