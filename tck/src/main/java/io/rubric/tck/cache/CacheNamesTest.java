package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.cache.CacheResult;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.tck.cache.Repo.Book;
import io.rubric.tck.cache.Repo.Books;
import io.rubric.tck.cache.Repo.Film;
import io.rubric.tck.cache.Repo.Films;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class CacheNamesTest {

    @Inject
    Words words;

    @Inject
    MoreWords moreWords;

    @Inject
    Books books;

    @Inject
    Films films;

    @Deployment
    static WebArchive archive() {
        return Archives.of("cache-names", Repo.class, Book.class, Film.class, Books.class, Films.class);
    }

    @Assertion("cache.name.1")
    void methodsDoNotShare() {
        assertEquals("one x", words.one("x"));
        assertEquals("two x", words.two("x"));
        assertEquals("one x", words.one("x"));
    }

    @Assertion("cache.name.2")
    void overloadsDoNotShare() {
        assertEquals("long 1", words.overloaded(1L));
        assertEquals("int 1", words.overloaded(1));
        assertEquals("long 1", words.overloaded(1L));
    }

    @Assertion("cache.name.3")
    void methodsOfOneCacheShare() {
        assertEquals("shared x", words.shared("x"));
        assertEquals("shared x", moreWords.shared("x"));
        assertEquals("more y", moreWords.shared("y"));
        assertEquals("more y", words.shared("y"));
    }

    @Assertion({"cache.name.4", "cache.name.5"})
    void beansOfAGenericBaseDoNotShare() {
        for (int call = 1; call <= 2; call++) {
            assertEquals(new Book(1, "Basho"), books.find(1));
            assertEquals(new Film(1, 207), films.find(1));
            assertEquals(List.of(new Book(4, "Basho"), new Book(6, "Basho")), books.around(5));
            assertEquals(List.of(new Film(4, 207), new Film(6, 207)), films.around(5));
        }
        assertEquals(1, books.calls(1));
        assertEquals(1, films.calls(1));
    }

    @Assertion("cache.hit.2")
    void hitTakesNoLock() {
        assertEquals("locked x", words.locked("x"));
        try (Background others = new Background()) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            var holder = others.call(() -> words.holding(held, release));
            Eventually.opened(held);
            try {
                assertEquals("locked x", words.locked("x"));
                assertThrows(LockNotAcquiredException.class, () -> words.locked("not cached"));
            } finally {
                release.countDown();
            }
            assertTrue(Eventually.completed(holder));
        }
    }

    @ApplicationScoped
    static class Words {

        @CacheResult
        String one(String key) {
            return "one " + key;
        }

        @CacheResult
        String two(String key) {
            return "two " + key;
        }

        @CacheResult
        String overloaded(long key) {
            return "long " + key;
        }

        @CacheResult
        String overloaded(int key) {
            return "int " + key;
        }

        @CacheResult(cacheName = "tck-words")
        String shared(String key) {
            return "shared " + key;
        }

        @CacheResult
        @Locked(value = "tck-words", waitTime = "0s")
        String locked(String key) {
            return "locked " + key;
        }

        @Locked("tck-words")
        boolean holding(CountDownLatch held, CountDownLatch release) {
            held.countDown();
            Eventually.opened(release);
            return true;
        }
    }

    @ApplicationScoped
    static class MoreWords {

        @CacheResult(cacheName = "tck-words")
        String shared(String key) {
            return "more " + key;
        }
    }
}
