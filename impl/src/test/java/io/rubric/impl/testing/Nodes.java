package io.rubric.impl.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Nodes of one application: they share servers and prefix. */
public final class Nodes implements AutoCloseable, Iterable<Node> {

    private final List<Node> nodes = new ArrayList<>();
    private final String prefix = Node.randomPrefix();

    private Nodes() {}

    public static Nodes start(int number, Map<String, String> configuration, Class<?>... beans) {
        Nodes all = new Nodes();
        Map<String, String> shared = new HashMap<>(configuration);
        shared.put("rubric.prefix", all.prefix);
        try {
            for (int i = 0; i < number; i++) {
                all.nodes.add(Node.start(shared, beans));
            }
            return all;
        } catch (RuntimeException | Error e) {
            all.close();
            throw e;
        }
    }

    /** What the names of all their keys begin with. */
    public String prefix() {
        return prefix;
    }

    /** The bean on a node; numbers above the last go round. */
    public <T> T bean(int node, Class<T> type) {
        return nodes.get(node % nodes.size()).get(type);
    }

    /** The bean on each node. */
    public <T> List<T> beans(Class<T> type) {
        return nodes.stream().map(node -> node.get(type)).toList();
    }

    @Override
    public Iterator<Node> iterator() {
        return nodes.iterator();
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
