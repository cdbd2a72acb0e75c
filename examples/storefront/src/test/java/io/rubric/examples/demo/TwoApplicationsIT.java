package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two applications on one server and with one Redis, which differ in nothing but their names and prefixes: nothing of one reaches the other, neither
 * there nor on another server. One prefix begins with the other.
 */
@Order(6)
@ExtendWith(OneShop.class)
class TwoApplicationsIT {

    private static final int ATTEMPTS = 10;

    private static Page one;
    private static Page two;
    private static Page oneElsewhere;
    private static Page twoElsewhere;

    @BeforeAll
    static void open(Shop shop) throws Exception {
        Shop.Doors ofOne = shop.open(application("one", "shop"));
        Shop.Doors ofTwo = shop.open(application("two", "shop:event"));
        one = new Page(ofOne.wildfly());
        two = new Page(ofTwo.wildfly());
        oneElsewhere = new Page(ofOne.payara());
        twoElsewhere = new Page(ofTwo.payara());
    }

    private static Path application(String name, String prefix) throws Exception {
        Settings settings = Settings.ofSystemProperties();
        return Wars.create(
                settings.war(),
                settings.directory().resolve("wars").resolve(name + ".war"),
                List.of("rubric.prefix=" + prefix, "rubric.event.timeout=10s"),
                "io/rubric/examples/storefront/stock/StockCount.class");
    }

    @AfterAll
    static void close(Shop shop) throws Exception {
        shop.clear();
    }

    @Test
    void anEntryIsNoHitInTheOther() throws Exception {
        String product = unique();

        assertThat(one.price(product).getBoolean("hit")).isFalse();
        assertThat(two.price(product).getBoolean("hit")).isFalse();
        assertThat(oneElsewhere.price(product).getBoolean("hit")).isTrue();
    }

    @Test
    void aRemovalRemovesNothingOfTheOther() throws Exception {
        String product = unique();
        one.price(product);
        JsonObject price = two.price(product).getJsonObject("price");

        one.priceChanged(product);

        JsonObject hit = two.price(product);
        assertThat(hit.getBoolean("hit")).isTrue();
        assertThat(hit.getJsonObject("price")).isEqualTo(price);
        assertThat(one.price(product).getBoolean("hit")).isFalse();
    }

    @Test
    void aLimitThatIsUsedUpIsWholeInTheOther() throws Exception {
        String client = unique();
        for (int i = 0; i < 5; i++) {
            assertThat(one.stock(client).statusCode()).isEqualTo(200);
        }

        assertThat(oneElsewhere.stock(client).statusCode()).isEqualTo(429);
        for (int i = 0; i < 5; i++) {
            assertThat(two.stock(client).statusCode()).isEqualTo(200);
        }
    }

    /** As often as it takes until both are at work at the same moment, which they never are with one lock. */
    @Test
    void aLockKeepsNobodyOutOfTheOther() throws Exception {
        String order = unique();
        List<Callable<JsonObject>> calls = List.of(() -> one.checkout(order), () -> two.checkout(order));
        boolean together = false;
        for (int i = 0; i < ATTEMPTS && !together; i++) {
            List<JsonObject> receipts = Parallel.call(calls).stream()
                    .map(answer -> answer.getJsonObject("receipt"))
                    .toList();
            together = number(receipts.get(0), "begun") < number(receipts.get(1), "placed")
                    && number(receipts.get(1), "begun") < number(receipts.get(0), "placed");
        }
        assertThat(together).isTrue();
    }

    private static long number(JsonObject receipt, String name) {
        return receipt.getJsonNumber(name).longValue();
    }

    @Test
    void anEventIsNotObservedInTheOther() throws Exception {
        String foreign = unique();
        String own = unique();
        List<String> heard = new ArrayList<>();
        try (EventStream here = two.events();
                EventStream elsewhere = twoElsewhere.events();
                EventStream meant = oneElsewhere.events()) {

            one.greet(foreign);
            meant.await(event -> text(event).equals(foreign));
            two.greet(own); // on its way after it
            twoElsewhere.greet(own);

            for (EventStream stream : List.of(here, elsewhere)) {
                stream.await(event -> event.getBoolean("remote")
                        && heard.add(text(event))
                        && text(event).equals(own));
            }
        }
        assertThat(heard).containsOnly(own);
        System.out.println(
                "two applications on one server: no entry, limit, lock or event of one has reached the other");
    }

    private static String text(JsonObject event) {
        return event.getString("type").equals("Greeting")
                ? event.getJsonObject("event").getString("text")
                : "";
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
