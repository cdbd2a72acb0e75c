package io.rubric.examples.storefront.catalogue;

import io.rubric.examples.storefront.web.Node;
import io.rubric.examples.storefront.web.Work;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A supplier who takes his time, and quotes another price whenever he is asked. */
@RequestScoped
public class Supplier {

    @Inject
    Node node;

    private boolean asked;

    /** Asks the supplier. */
    public Price quote(String product) {
        asked = true;
        Work.takes(Duration.ofMillis(600));
        return new Price(product, ThreadLocalRandom.current().nextLong(1_000, 10_000), node.name());
    }

    /** True if the current request had to ask: then it was a miss. */
    public boolean wasAsked() {
        return asked;
    }
}
