package io.rubric.examples.storefront.web;

import java.time.Duration;

/** Stands for what takes time in a real shop: a supplier's service, a bank. */
public final class Work {

    private Work() {}

    /** Returns after that time. */
    public static void takes(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at work", e);
        }
    }
}
