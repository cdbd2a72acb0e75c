package io.rubric.impl.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Types of values, and methods that return them. */
public final class Shapes {

    private Shapes() {}

    public record Item(long id, String name) {}

    public enum Color {
        RED,
        GREEN
    }

    public record Box<T>(T content, List<T> more) {}

    public static class Crate<T> {
        public T content;
        public List<T> more;
    }

    public static class Tree {
        public String name;
        public List<Tree> children;
    }

    /** A type that grows each time it names itself. */
    public record Growing<T>(T value, Growing<List<T>> next) {}

    public interface Methods {
        String text();

        Optional<Item> optional();

        List<Item> list();

        Map<Long, Item> map();

        Map<String, String> texts();

        Box<Item> box();

        Box<String> textBox();

        Crate<Item> crate();

        List<Box<Item>>[] boxes();

        List<Box<String>>[] textBoxes();

        long longValue();

        int intValue();

        boolean flag();

        double real();

        char character();

        Integer boxed();

        int[] numbers();

        Item[] items();

        byte[] bytes();

        Color color();

        Map<Color, Integer> colors();

        Tree tree();

        OptionalInt optionalInt();

        List<Optional<String>> optionals();

        Object object();

        Growing<String> growing();
    }
}
