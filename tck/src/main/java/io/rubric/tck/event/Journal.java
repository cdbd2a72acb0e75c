package io.rubric.tck.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What observers have seen. */
@ApplicationScoped
public class Journal {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** One more line: who has seen what. */
    public void write(String observer, String id) {
        lines.add(observer + " " + id);
    }

    /** How often an observer has seen an event. */
    public long count(String observer, String id) {
        return lines.stream().filter(line -> line.equals(observer + " " + id)).count();
    }

    /** All lines that end with the text, in their order. */
    public List<String> lines(String end) {
        return lines.stream().filter(line -> line.endsWith(end)).toList();
    }
}
