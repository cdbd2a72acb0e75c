package io.rubric.tck.node;

import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What is fired between the nodes. */
final class Payloads {

    private Payloads() {}

    /** Observed on both nodes. */
    public record News(String id, int number) {}

    /** Changed after it was fired. */
    public static class Draft {

        private String id = "";
        private String text = "";

        /** For JSON. */
        public Draft() {}

        Draft(String id, String text) {
            this.id = id;
            this.text = text;
        }

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }
    }

    /** Answered by itself, one higher. */
    public record Bounce(String id, int number) {}

    /** Observed as a whole. */
    public sealed interface Shape permits Circle {}

    /** Fired. */
    public record Circle(String id) implements Shape {}

    /** Observed on no node with {@code @RedisEvent}; the other node counts its instances. */
    public static class Foreign {

        static final AtomicInteger INSTANCES = new AtomicInteger();

        /** Counted. */
        public Foreign() {
            INSTANCES.incrementAndGet();
        }

        public String getText() {
            return "foreign";
        }

        public void setText(String text) {
            INSTANCES.incrementAndGet();
        }
    }

    /** One instance a request. */
    @RequestScoped
    static class Visit {

        private final AtomicInteger uses = new AtomicInteger();

        int use() {
            return uses.incrementAndGet();
        }
    }
}
