package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Each person is in the group of all staff and in that of an organization; a team is in that of its organization. */
@RubricTest
class CacheGroupsTest {

    @Inject
    Staff staff;

    @Inject
    Staff.Removal removal;

    @Deployment
    static WebArchive archive() {
        return Archives.of("cache-groups", Staff.class, Staff.Removal.class, Shelf.class)
                .addClasses(Decisions.ALL);
    }

    @Assertion({"cache.all.1", "cache.all.2"})
    void wholeCache() {
        store("all 1", "north");
        store("all 2", "south");
        storeTeam("all 1", "north");
        removal.removeAll(Shelf::nothing);
        assertGone("all 1", "north");
        assertGone("all 2", "south");
        assertTeamThere("all 1", "north");
    }

    @Assertion("cache.all.3")
    void nothingIsRemovedIfTheMethodThrows() {
        store("throws", "north");
        assertThrows(IllegalStateException.class, () -> removal.removeAll(CacheGroupsTest::fail));
        assertThere("throws", "north");
    }

    @Assertion("cache.all.4")
    void removedWhenTheMethodBegins() {
        store("before", "north");
        removal.removeAllBefore(() -> assertGone("before", "north"));
        assertThrows(IllegalStateException.class, () -> removal.removeAllBefore(CacheGroupsTest::fail));
        assertEquals("loaded once more", staff.person("before", "north", () -> "loaded once more"));
    }

    @Assertion("cache.all.5")
    void removedWhenTheStageCompletes() {
        store("stage", "north");
        CompletableFuture<String> done = new CompletableFuture<>();
        CompletionStage<String> stage = removal.removeAllLater(done);
        assertThere("stage", "north");
        done.complete("done");
        assertEquals("done", Eventually.completed(stage));
        assertGone("stage", "north");
    }

    @Assertion("cache.all.6")
    void someExceptionsRemove() {
        store("exceptions", "north");
        IllegalStateException spared = new IllegalStateException("spared");
        assertEquals(spared, assertThrows(RuntimeException.class, () -> removal.removeAllFor(spared)));
        assertThere("exceptions", "north");
        RuntimeException other = new IllegalArgumentException("other");
        assertEquals(other, assertThrows(RuntimeException.class, () -> removal.removeAllFor(other)));
        assertGone("exceptions", "north");
    }

    @Assertion("cache.all.7")
    void eachOfSeveralRemovals() {
        store("several", "north");
        storeTeam("several", "north");
        removal.removeBoth();
        assertGone("several", "north");
        assertTeamGone("several", "north");
    }

    @Assertion("cache.condition.6")
    void conditionOfARemoval() {
        store("condition", "north");
        removal.removeAllOnCondition("unlucky");
        assertThere("condition", "north");
        removal.removeAllOnCondition("lucky");
        assertGone("condition", "north");
    }

    @Assertion({"cache.group.1", "cache.group.2"})
    void groupOfACache() {
        store("group 1", "north");
        store("group 2", "south");
        assertEquals("stored", staff.anyone("group 3", () -> "stored"));
        removal.removeStaff();
        assertGone("group 1", "north");
        assertGone("group 2", "south");
        assertEquals("stored", staff.anyone("group 3", () -> "loaded again"));
    }

    @Assertion("cache.group.3")
    void groupOfAParameter() {
        store("parameter 1", "north");
        store("parameter 2", "south");
        removal.removePeople("north");
        assertGone("parameter 1", "north");
        assertThere("parameter 2", "south");
    }

    @Assertion({"cache.group.4", "cache.group.5"})
    void groupOfOneCacheAndOfAll() {
        store("caches", "north");
        storeTeam("caches", "north");
        storeTeam("caches 2", "south");
        removal.removePeople("north");
        assertGone("caches", "north");
        assertTeamThere("caches", "north");
        removal.removeOrg("north");
        assertTeamGone("caches", "north");
        assertEquals("loaded once more", staff.person("caches", "north", () -> "loaded once more"));
        assertTeamThere("caches 2", "south");
    }

    @Assertion("cache.group.6")
    void groupsOfTheEntryCountForEveryReader() {
        store("entry", "north");
        assertEquals("stored", staff.anyone("entry", () -> "loaded again"));
        removal.removePeople("north");
        assertEquals("loaded again", staff.anyone("entry", () -> "loaded again"));
    }

    @Assertion("cache.group.7")
    void groupsOfTheReaderCountForEveryEntry() {
        assertEquals("stored", staff.anyone("reader", () -> "stored"));
        removal.removePeople("north");
        assertEquals("stored", staff.anyone("reader", () -> "loaded again"));
        assertGone("reader", "north");
    }

    @Assertion("cache.group.8")
    void groupsOfAPut() {
        staff.put("put", "north", () -> "stored");
        assertEquals("stored", staff.anyone("put", () -> "loaded again"));
        removal.removePeople("north");
        assertEquals("loaded again", staff.anyone("put", () -> "loaded again"));
    }

    @Assertion({"cache.fence.5", "cache.fence.6"})
    void loadThatBeganBeforeARemovalOfItsGroupOrTheCache() {
        for (Runnable remove : removals()) {
            assertEquals("before", staff.person("overtaken", "north", () -> {
                remove.run();
                return "before";
            }));
            assertGone("overtaken", "north");
            removal.removeAll(Shelf::nothing);
        }
    }

    @Assertion("cache.put.14")
    void putThatOverlapsWithARemovalOfItsGroupOrTheCache() {
        for (Runnable remove : removals()) {
            assertEquals("put", staff.put("overlap", "north", () -> {
                remove.run();
                return "put";
            }));
            assertGone("overlap", "north");
            removal.removeAll(Shelf::nothing);
        }
    }

    private List<Runnable> removals() {
        return List.of(
                () -> removal.removePeople("north"),
                () -> removal.removeOrg("north"),
                () -> removal.removeAll(Shelf::nothing));
    }

    private void store(String name, String org) {
        assertEquals("stored", staff.person(name, org, () -> "stored"));
    }

    private void assertThere(String name, String org) {
        assertEquals("stored", staff.person(name, org, () -> "loaded again"));
    }

    private void assertGone(String name, String org) {
        assertEquals("loaded again", staff.person(name, org, () -> "loaded again"));
    }

    private void storeTeam(String name, String org) {
        assertEquals("stored", staff.team(name, org, () -> "stored"));
    }

    private void assertTeamThere(String name, String org) {
        assertEquals("stored", staff.team(name, org, () -> "loaded again"));
    }

    private void assertTeamGone(String name, String org) {
        assertEquals("loaded again", staff.team(name, org, () -> "loaded again"));
    }

    private static void fail() {
        throw new IllegalStateException("the method fails");
    }
}
