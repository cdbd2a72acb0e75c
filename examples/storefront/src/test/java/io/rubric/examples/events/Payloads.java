package io.rubric.examples.events;

import io.rubric.event.EventKey;
import io.rubric.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** What is fired. */
public final class Payloads {

    private Payloads() {}

    /** A record. */
    public record Order(
            @EventKey String id, BigDecimal amount, Instant placed, LocalDate due, Map<String, Integer> articles) {}

    /** What is in lists, maps and arrays. */
    public record Line(String id, int count) {}

    /** What is fired with a qualifier. */
    public record Offer(String id) {}

    /** What nobody observes. */
    public record Burst(String id, int number) {}

    /** A class with properties. */
    public static class Letter {

        private String id = "";
        private long weight;

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public long getWeight() {
            return weight;
        }

        public void setWeight(long weight) {
            this.weight = weight;
        }
    }

    /** Observed for all that it permits. */
    public sealed interface Shape permits Circle {}

    /** Permitted. */
    public record Circle(String id, double radius) implements Shape {}

    /** Observed for those that the application names. */
    public interface Moved {
        String id();
    }

    /** Named by an {@code Event}. */
    public record ByShip(String id, String port) implements Moved {}

    /** Has a name of its own on its way. */
    @EventType("examples.parcel.sent.v1")
    public record Sent(String id) {}
}
