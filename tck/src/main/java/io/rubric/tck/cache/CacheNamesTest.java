package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.tck.cache.Repo.Book;
import io.rubric.tck.cache.Repo.Books;
import io.rubric.tck.cache.Repo.Film;
import io.rubric.tck.cache.Repo.Films;
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
    Words.More moreWords;

    @Inject
    Words.Everything everything;

    @Inject
    Words.Sweeper sweeper;

    @Inject
    Library library;

    @Inject
    Library.Brief brief;

    @Inject
    Books books;

    @Inject
    Films films;

    @Deployment
    static WebArchive archive() {
        return Archives.of("cache-names", Repo.class, Book.class, Film.class, Books.class, Films.class)
                .addClasses(Words.class, Words.More.class, Words.Everything.class, Words.Sweeper.class)
                .addClasses(Library.class, Library.Brief.class, Library.ByTitle.class);
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

    @Assertion("cache.defaults.1")
    void cacheOfTheClass() {
        assertEquals("stored", library.find("cache", "ann", () -> "stored"));
        library.set("cache", "ann", "put");
        assertEquals("put", library.find("cache", "ann", () -> "loaded again"));
        library.remove("cache", "ann");
        assertEquals("loaded again", library.find("cache", "ann", () -> "loaded again"));
        library.clear();
        assertEquals("loaded once more", library.find("cache", "ann", () -> "loaded once more"));
    }

    @Assertion("cache.defaults.2")
    void keyGeneratorOfTheClass() {
        assertEquals("stored", library.find("key", "ann", () -> "stored"));
        assertEquals("stored", library.find("key", "bob", () -> "loaded again"));
        library.set("key", "cid", "put");
        assertEquals("put", library.find("key", "bob", () -> "loaded again"));
        library.remove("key", "dan");
        assertEquals("loaded again", library.find("key", "bob", () -> "loaded again"));
    }

    @Assertion("cache.defaults.3")
    void groupsOfTheClass() {
        assertEquals("stored", library.find("group", "ann", () -> "stored"));
        moreWords.removeGroup("group");
        assertEquals("loaded again", library.find("group", "ann", () -> "loaded again"));
        library.set("group", "ann", "put");
        moreWords.removeGroup("group");
        assertEquals("loaded once more", library.find("group", "ann", () -> "loaded once more"));
    }

    @Assertion({"cache.defaults.4", "cache.defaults.5"})
    void timeToLiveOfTheClassOrTheMethod() {
        assertEquals("stored", brief.annotated(() -> "stored"));
        assertEquals("stored", brief.plain(() -> "stored"));
        Eventually.holds("the value has expired", () -> "later".equals(brief.plain(() -> "later")));
        assertEquals("stored", brief.annotated(() -> "later"));
    }

    @Assertion("cache.defaults.5")
    void cacheAndKeyOfTheMethod() {
        assertEquals("stored", library.own("own", "ann", () -> "stored"));
        assertEquals("loaded", library.own("own", "bob", () -> "loaded"));
        assertEquals("found", library.find("own", "ann", () -> "found"));
    }

    @Assertion("cache.class.1")
    void everyMethodOfAType() {
        for (int call = 1; call <= 2; call++) {
            assertEquals("one 1", everything.one("x"));
            assertEquals("two 1", everything.two("x"));
        }
    }

    @Assertion("cache.class.2")
    void methodReplacesItsType() {
        assertEquals("everything replaced", everything.shared("replaced"));
        assertEquals("everything replaced", words.shared("replaced"));
    }

    @Assertion("cache.class.3")
    void everyMethodOfATypeRemoves() {
        assertEquals("shared swept", words.shared("swept"));
        sweeper.sweep("swept");
        assertEquals("more swept", moreWords.shared("swept"));
    }
}
