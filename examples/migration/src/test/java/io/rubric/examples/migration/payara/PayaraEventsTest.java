package io.rubric.examples.migration.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.examples.migration.Eventually;
import io.rubric.examples.migration.Node;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two nodes. What was there before is compiled only: it needs Payara's Hazelcast. */
class PayaraEventsTest {

    private static final PriceChanged DEARER = new PriceChanged("tea", new BigDecimal("4.95"));

    @Test
    void whatOneNodeFiresTheOtherHears() {
        try (Node one = Node.start(Prices.class, PriceLog.class);
                Node two = Node.start(Prices.class, PriceLog.class)) {
            one.get(Prices.class).change(DEARER.sku(), DEARER.price());
            assertEquals(List.of(DEARER), one.get(PriceLog.class).changes());
            Eventually.happens(
                    "the change on the other node",
                    () -> DEARER.price().equals(two.get(Prices.class).of("tea")));
            Eventually.happens(
                    "the log of the other node",
                    () -> List.of(DEARER).equals(two.get(PriceLog.class).changes()));
        }
    }
}
