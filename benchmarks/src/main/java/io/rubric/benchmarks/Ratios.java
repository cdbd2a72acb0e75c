package io.rubric.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Measures, and prints ratios: of all features, or of those whose name begins as {@code -Dbenchmark} says. */
public final class Ratios {

    private Ratios() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("Throttle", ThrottleRatios::print);
        parts.put("Lock", LockRatios::print);
        parts.put("Event", EventRatios::print);
        String wanted = System.getProperty("benchmark", "");
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (part.getKey().startsWith(wanted)) {
                part.getValue().print();
            }
        }
    }

    @FunctionalInterface
    private interface Part {
        void print() throws Exception;
    }
}
