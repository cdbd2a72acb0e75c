package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final String BEFORE = "1699999999999999";
    private static final String LOADED = "1700000000000000";
    private static final String AFTER = "1700000000000001";
    private static final EntryId ID = new EntryId("1", List.of("g"));
    private static final Slot SLOT = new Slot("p:cache:{users}");

    private final Map<String, byte[]> found = new HashMap<>();

    @Test
    void anEntryCountsIfNothingWasRemovedSinceItsLoadBegan() {
        store("g");
        header(BEFORE);
        generation("g", LOADED);
        assertThat(read(ID).hit().value()).isEqualTo(bytes("value"));
        header(LOADED);
        assertThat(read(ID).hit()).isNotNull();
    }

    @Test
    void aRemovalOfTheCacheSinceThenMakesItAMiss() {
        store("g");
        header(AFTER);
        generation("g", BEFORE);
        assertThat(read(ID).hit()).isNull();
        assertThat(read(ID).entry()).as("it is there all the same").isNotNull();
    }

    @Test
    void aRemovalOfItsGroupSinceThenMakesItAMiss() {
        store("g");
        header(BEFORE);
        generation("g", AFTER);
        assertThat(read(ID).hit()).isNull();
    }

    @Test
    void aRemovalOfAGroupThatOnlyTheReaderNamesMakesItAMiss() {
        store("");
        header(BEFORE);
        generation("g", AFTER);
        assertThat(read(ID).hit()).isNull();
    }

    @Test
    void withoutAHeaderItIsAMiss() {
        store("g");
        generation("g", BEFORE);
        assertThat(read(ID).hit()).isNull();
    }

    @Test
    void withoutTheGenerationOfOneOfItsGroupsItIsAMiss() {
        store("g h");
        header(BEFORE);
        generation("g", BEFORE);
        assertThat(read(new EntryId("1", List.of("g", "h"))).hit()).isNull();
        generation("h", BEFORE);
        assertThat(read(new EntryId("1", List.of("g", "h"))).hit()).isNotNull();
    }

    @Test
    void groupsOfTheEntryThatWereNotAskedForAreNamedAndUntilThenItIsAMiss() {
        store("g h");
        header(BEFORE);
        generation("g", BEFORE);
        generation("h", BEFORE);
        assertThat(read(ID).unknownGroups()).containsExactly("h");
        assertThat(read(ID).hit()).isNull();
        store("g");
        assertThat(read(ID).unknownGroups()).isEmpty();
    }

    @Test
    void withoutTheGenerationOfAGroupThatOnlyTheReaderNamesItIsAMissAndNoLoadIsJoined() {
        byte[] lease = bytes("token " + LOADED);
        store("");
        found.put(SLOT.lease("1"), lease);
        header(BEFORE);
        assertThat(read(new EntryId("1", List.of())).hit()).isNotNull();
        assertThat(read(ID).hit()).isNull();
        assertThat(loading().isLoading(lease)).isFalse();
        generation("g", BEFORE);
        assertThat(read(ID).hit()).isNotNull();
        assertThat(loading().isLoading(lease)).isTrue();
    }

    @Test
    void theVersionIsThatOfWhateverIsStored() {
        assertThat(read(ID).version()).isEmpty();
        store("g");
        assertThat(read(ID).version()).isEqualTo(bytes(LOADED));
        for (String nonsense : List.of("", "17", LOADED, LOADED + "no end")) {
            found.put(SLOT.entry("1"), bytes(nonsense));
            assertThat(read(ID).entry()).isNull();
            assertThat(read(ID).version()).isEqualTo(bytes(nonsense.substring(0, Math.min(16, nonsense.length()))));
        }
    }

    @Test
    void nothingIsAMissOfWhichNothingIsUnknown() {
        header(BEFORE);
        assertThat(read(ID).hit()).isNull();
        assertThat(read(ID).unknownGroups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "170000000000000", "~~~~~~~~~~~~~~~~", "hello, world! hello"})
    void aHeaderOrGenerationThatIsNoneMakesItAMiss(String nonsense) {
        store("g");
        header(nonsense);
        generation("g", BEFORE);
        assertThat(read(ID).hit()).isNull();
        found.put(SLOT.header(), bytes(BEFORE + " " + BEFORE));
        generation("g", nonsense);
        assertThat(read(ID).hit()).isNull();
    }

    @Test
    void aLoadIsJoinedIfItsLeaseIsThereAndNothingWasRemovedSinceItBegan() {
        String lease = "token " + LOADED;
        found.put(SLOT.lease("1"), bytes(lease));
        header(LOADED);
        generation("g", BEFORE);
        assertThat(loading().isLoading(bytes(lease))).isTrue();
        assertThat(loading().isLoading(bytes("other " + LOADED))).isFalse();
        assertThat(read(ID).isLoading(bytes(lease))).as("not asked for").isFalse();
        header(AFTER);
        assertThat(loading().isLoading(bytes(lease))).isFalse();
        header(LOADED);
        generation("g", AFTER);
        assertThat(loading().isLoading(bytes(lease))).isFalse();
        found.remove(SLOT.lease("1"));
        assertThat(loading().isLoading(bytes(lease))).isFalse();
    }

    @Test
    void aLeaseThatIsNoneIsNotJoined() {
        header(BEFORE);
        for (String nonsense : List.of("", "x", LOADED)) {
            found.put(SLOT.lease("1"), bytes(nonsense));
            assertThat(loading().isLoading(bytes(nonsense))).as(nonsense).isFalse();
        }
    }

    private Reading read(EntryId id) {
        return Reading.of(found, SLOT, id, false);
    }

    private Reading loading() {
        return Reading.of(found, SLOT, ID, true);
    }

    private void store(String groups) {
        found.put(SLOT.entry("1"), bytes(LOADED + groups + "\nvalue"));
    }

    private void header(String floor) {
        found.put(SLOT.header(), bytes(floor.length() == LOADED.length() ? floor + " " + AFTER : floor));
    }

    private void generation(String group, String version) {
        found.put(SLOT.generation(group), bytes(version));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
