package io.rubric.examples.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a slow service elsewhere. */
@ApplicationScoped
public class Supplier {

    private final AtomicInteger asked = new AtomicInteger();

    public BigDecimal price(String sku) {
        asked.incrementAndGet();
        return new BigDecimal(sku.length() + ".95");
    }

    public int asked() {
        return asked.get();
    }
}
