package io.rubric.tck.cache;

import io.rubric.cache.CacheResult;
import io.rubric.tck.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A generic base whose methods are cached once for each bean. */
abstract class Repo<T> {

    private final Calls calls = new Calls();

    abstract T load(long id);

    int calls(long id) {
        return calls.of(id);
    }

    @CacheResult
    public T find(long id) {
        calls.add(id);
        return load(id);
    }

    @CacheResult
    public List<T> around(long id) {
        return List.of(load(id - 1), load(id + 1));
    }

    /** A value of one bean. */
    public record Book(long id, String author) {}

    /** A value of the other. */
    public record Film(long id, int minutes) {}

    @ApplicationScoped
    static class Books extends Repo<Book> {
        @Override
        Book load(long id) {
            return new Book(id, "Basho");
        }
    }

    @ApplicationScoped
    static class Films extends Repo<Film> {
        @Override
        Film load(long id) {
            return new Film(id, 207);
        }
    }
}
