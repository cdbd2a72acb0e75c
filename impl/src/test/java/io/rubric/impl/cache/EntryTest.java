package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    private static final String VERSION = "1700000000000000";

    @ParameterizedTest
    @MethodSource("groups")
    void whatIsWrittenBehindAVersionIsReadAsItWent(List<String> groups) {
        byte[] value = "a\nb \n".getBytes(StandardCharsets.UTF_8);
        Entry entry = Entry.read(stored(Entry.write(groups, value)));
        assertThat(entry.groups()).isEqualTo(groups);
        assertThat(entry.value()).isEqualTo(value);
        assertThat(entry.bytes()).startsWith(bytes(VERSION));
    }

    static Stream<List<String>> groups() {
        return Stream.of(List.of(), List.of("org:7"), List.of("org:7", "all%20users", "é"));
    }

    @Test
    void aValueMayBeEmpty() {
        assertThat(Entry.read(stored(Entry.write(List.of("g"), new byte[0]))).value())
                .isEmpty();
    }

    @Test
    void nothingIsNoEntry() {
        assertThat(Entry.read(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "170000000000000", "170000000000000\n", VERSION, VERSION + "org:7"})
    void whatHasNoVersionOrNoEndOfItsGroupsIsNoEntry(String stored) {
        assertThat(Entry.read(bytes(stored))).isNull();
    }

    @Test
    void moreGroupsThanAnybodyNamesAreNoEntry() {
        List<String> groups =
                IntStream.range(0, 100).mapToObj(i -> "group-" + i).toList();
        assertThat(Entry.read(stored(Entry.write(groups, bytes("a")))).groups()).isEqualTo(groups);
        List<String> more = Stream.concat(groups.stream(), Stream.of("g")).toList();
        assertThat(Entry.read(stored(Entry.write(more, bytes("a"))))).isNull();
    }

    @Test
    void longerGroupsThanAnybodyNamesAreNoEntryAndAValueMayBeLong() {
        int longest = 24 * 1024 - Version.LENGTH - 1;
        byte[] value = new byte[1_000_000];
        assertThat(Entry.read(stored(Entry.write(List.of("g".repeat(longest)), value)))
                        .value())
                .isEqualTo(value);
        assertThat(Entry.read(stored(Entry.write(List.of("g".repeat(longest + 1)), value))))
                .isNull();
    }

    @Test
    void noBytesOfSomebodyElseAreAnError() {
        Random random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            bytes[random.nextInt(bytes.length)] = '\n';
            Entry entry = Entry.read(bytes);
            if (entry != null) {
                assertThat(entry.content()).isGreaterThan(Version.LENGTH);
                assertThat(entry.value().length).isLessThan(bytes.length);
            }
        }
    }

    private static byte[] stored(byte[] content) {
        byte[] stored = new byte[Version.LENGTH + content.length];
        System.arraycopy(bytes(VERSION), 0, stored, 0, Version.LENGTH);
        System.arraycopy(content, 0, stored, Version.LENGTH, content.length);
        return stored;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
