package io.rubric.examples.storefront.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** The shelves of the warehouse. */
@ApplicationScoped
public class Shelves {

    /** What is on all of them. */
    public int pieces() {
        return Stream.of("teapot", "cup", "saucer").mapToInt(this::pieces).sum();
    }

    /** What is on that of one product. */
    public int pieces(String product) {
        return Math.floorMod(product.hashCode(), 40);
    }
}
