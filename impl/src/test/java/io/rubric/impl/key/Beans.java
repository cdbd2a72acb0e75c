package io.rubric.impl.key;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What templates are compiled for. */
final class Beans {

    private Beans() {}

    public record Address(String city, int number) {}

    public record Order(long id, Address address, List<String> tags) {}

    public static class Base {
        public final String field = "f";
        private final Address address;

        Base(Address address) {
            this.address = address;
        }

        public Address getAddress() {
            return address;
        }

        public boolean isOpen() {
            return true;
        }

        public String plain() {
            return "not a property";
        }
    }

    public static class Customer extends Base {
        public Customer(Address address) {
            super(address);
        }
    }

    static class Hidden {
        public String getId() {
            return "h";
        }
    }

    /** The compiler gives it a bridge to the getter of a class that others cannot see. */
    public static class Shown extends Hidden {}

    public interface Identified<K> {
        K getKey();
    }

    public record Node(String name, List<Node> children) {}

    public record Ping(Pong pong) {}

    public record Pong(Ping ping) {}

    public record Range<T>(T from, T to) {}

    public static class Repo<T> {
        public void find(T id) {}

        public void findAll(List<T> ids) {}

        public void between(Range<T> range) {}

        public void of(Identified<T> identified) {}
    }

    public static class Longs extends Repo<Long> {}

    public static class Orders extends Repo<Order> {}

    public static class Methods {
        public void none() {}

        public void two(String tenant, long id) {}

        public void texts(String a, String b) {}

        public void call(String principal, String client) {}

        public void strings(String a, String b, String c) {}

        public void numbers(int a, Long b) {}

        public void flag(Boolean flag) {}

        public void real(Double real) {}

        public void order(Order order) {}

        public void customer(Customer customer) {}

        public void shown(Shown shown) {}

        public void lists(List<String> a, List<List<String>> b) {}

        public void arrays(int[] a, String[] b) {}

        public void records(Address a, Address b) {}

        public void id(UUID id) {}

        public void ranges(List<Range<String>>[] ranges) {}

        public void map(Map<String, String> map) {}

        public void object(Object object) {}

        public void node(Node node) {}

        public void ping(Ping ping) {}

        public void mixed(String a, Long b, List<String> c, Address d) {}
    }
}
