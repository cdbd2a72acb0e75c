package io.rubric.tck.cache;

import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Two caches with groups; the method's work is a parameter. */
@ApplicationScoped
class Staff {

    static final String PEOPLE = "tck-people";
    static final String TEAMS = "tck-teams";

    @CacheResult(
            cacheName = PEOPLE,
            key = "{name}",
            groups = {"staff", "org:{org}"})
    String person(String name, String org, Supplier<String> loader) {
        return loader.get();
    }

    /** The same entries, by a method that names no group. */
    @CacheResult(cacheName = PEOPLE, key = "{name}")
    String anyone(String name, Supplier<String> loader) {
        return loader.get();
    }

    @CachePut(cacheName = PEOPLE, key = "{name}", groups = "org:{org}")
    String put(String name, String org, Supplier<String> work) {
        return work.get();
    }

    @CacheResult(cacheName = TEAMS, key = "{name}", groups = "org:{org}")
    String team(String name, String org, Supplier<String> loader) {
        return loader.get();
    }

    /** What removes is another bean, for a bean's calls to itself are not intercepted, not even by way of somebody else. */
    @ApplicationScoped
    static class Removal {

        @CacheRemoveAll(cacheName = PEOPLE, groups = "staff")
        void removeStaff() {}

        /** Names the part by its position. */
        @CacheRemoveAll(cacheName = PEOPLE, groups = "org:{0}")
        void removePeople(String org) {}

        @CacheRemoveAll(groups = "org:{org}")
        void removeOrg(String org) {}

        @CacheRemoveAll(cacheName = PEOPLE)
        void removeAll(Runnable work) {
            work.run();
        }

        @CacheRemoveAll(cacheName = PEOPLE, afterInvocation = false)
        void removeAllBefore(Runnable work) {
            work.run();
        }

        @CacheRemoveAll(cacheName = PEOPLE)
        CompletionStage<String> removeAllLater(CompletionStage<String> done) {
            return done;
        }

        @CacheRemoveAll(cacheName = PEOPLE)
        @CacheRemoveAll(cacheName = TEAMS)
        void removeBoth() {}

        @CacheRemoveAll(cacheName = PEOPLE, condition = Decisions.Lucky.class)
        void removeAllOnCondition(String argument) {}

        @CacheRemoveAll(cacheName = PEOPLE, evictFor = RuntimeException.class, noEvictFor = IllegalStateException.class)
        void removeAllFor(RuntimeException failure) {
            throw failure;
        }
    }
}
