package io.rubric.tck.node;

import io.rubric.event.EventKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Payloads of every kind; both nodes have them. */
final class Kinds {

    private Kinds() {}

    /** A record in which there are others. */
    public record Order(
            long id,
            BigDecimal amount,
            Instant placed,
            LocalDate due,
            UUID reference,
            Zone zone,
            List<Line> lines,
            Map<String, Integer> stock) {}

    /** A part of an order. */
    public record Line(String article, int count) {}

    /** A constant. */
    public enum Zone {
        NORTH,
        SOUTH
    }

    /** A class with properties, and a subclass. */
    public static class Vehicle {

        private String name = "";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    /** Has what it inherits, and more. */
    public static class Lorry extends Vehicle {

        private int load;

        public int getLoad() {
            return load;
        }

        public void setLoad(int load) {
            this.load = load;
        }
    }

    /** Observed as a whole; not sealed. */
    public interface Moved {
        String where();
    }

    /** Named by an {@code Event} of the other node. */
    public record ByShip(String where) implements Moved {}

    /** Named by nobody. */
    public record ByBalloon(String where) implements Moved {}

    /** A class with parameters of the application. */
    public record Page<T>(int number, List<T> items) {}

    /** An event that belongs to something. */
    public record Keyed(@EventKey String key, int number) {}
}
