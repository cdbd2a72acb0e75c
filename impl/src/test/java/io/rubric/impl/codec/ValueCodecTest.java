package io.rubric.impl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.codec.Shapes.Box;
import io.rubric.impl.codec.Shapes.Color;
import io.rubric.impl.codec.Shapes.Crate;
import io.rubric.impl.codec.Shapes.Item;
import io.rubric.impl.codec.Shapes.Tree;
import io.rubric.impl.codec.ValueCodec.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueCodecTest {

    private static final JsonCodec JSON = new JsonCodec();
    private static final Item ITEM = new Item(7, "é \" \\ 😀");
    private static final int HEADER = 10;

    @AfterAll
    static void close() {
        JSON.close();
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackAsItWent(String method, Object value) {
        ValueCodec codec = codec(method);
        assertThat(codec.decode(codec.encode(value)))
                .hasValueSatisfying(stored ->
                        assertThat(stored.value()).usingRecursiveComparison().isEqualTo(value));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("text", "a"),
                Arguments.of("text", ""),
                Arguments.of("text", "null"),
                Arguments.of("text", null),
                Arguments.of("list", null),
                Arguments.of("optional", null),
                Arguments.of("optional", Optional.empty()),
                Arguments.of("optional", Optional.of(ITEM)),
                Arguments.of("longValue", Long.MIN_VALUE),
                Arguments.of("intValue", -1),
                Arguments.of("flag", true),
                Arguments.of("flag", false),
                Arguments.of("real", 0.1),
                Arguments.of("character", 'x'),
                Arguments.of("boxed", 5),
                Arguments.of("boxed", null),
                Arguments.of("numbers", new int[] {1, 2}),
                Arguments.of("items", new Item[] {ITEM, null}),
                Arguments.of("bytes", new byte[] {-1, 0, 1}),
                Arguments.of("color", Color.GREEN),
                Arguments.of("optionalInt", OptionalInt.empty()),
                Arguments.of("optionalInt", OptionalInt.of(3)),
                Arguments.of("optionals", List.of(Optional.of("a"), Optional.empty())),
                Arguments.of("crate", crate()));
    }

    private static Crate<Item> crate() {
        Crate<Item> crate = new Crate<>();
        crate.content = ITEM;
        crate.more = List.of(ITEM);
        return crate;
    }

    @Test
    void listsAndMapsHoldWhatTheTypeSays() {
        assertThat(roundTrip("list", List.of(ITEM, new Item(8, null)))).isEqualTo(List.of(ITEM, new Item(8, null)));
        assertThat(roundTrip("list", List.of())).isEqualTo(List.of());
        assertThat(roundTrip("map", Map.of(1L, ITEM, -2L, ITEM))).isEqualTo(Map.of(1L, ITEM, -2L, ITEM));
        assertThat(roundTrip("map", Map.of())).isEqualTo(Map.of());
        assertThat(roundTrip("colors", Map.of(Color.RED, 1))).isEqualTo(Map.of(Color.RED, 1));
    }

    @Test
    void nullsInListsAndMapsAreKept() {
        Map<String, String> map = new HashMap<>(Map.of("a", "b"));
        map.put("c", null);
        assertThat(roundTrip("texts", map)).isEqualTo(map);
        assertThat(roundTrip("list", Arrays.asList(ITEM, null))).isEqualTo(Arrays.asList(ITEM, null));
    }

    @Test
    void nullAndEmptyOptionalAndEmptyListAreThree() {
        assertThat(codec("optional").encode(null))
                .isNotEqualTo(codec("optional").encode(Optional.empty()));
        assertThat(codec("list").decode(codec("list").encode(null))).contains(new Stored(null, null));
        assertThat(codec("list").decode(codec("list").encode(List.of()))).contains(new Stored(List.of(), null));
    }

    @Test
    void anotherTypesBytesAreAMiss() {
        assertThat(codec("text").decode(codec("list").encode(List.of()))).isEmpty();
        assertThat(codec("list").decode(codec("optional").encode(null))).isEmpty();
        assertThat(codec("textBox").decode(codec("box").encode(new Box<>(ITEM, List.of()))))
                .isEmpty();
    }

    @Test
    void aHeaderThatDoesNotFitIsAMiss() {
        byte[] stored = codec("text").encode("a");
        for (int i = 0; i < HEADER; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 0x55;
            assertThat(codec("text").decode(changed)).as("byte %s", i).isEmpty();
        }
        byte[] empty = codec("text").encode(null);
        empty[1] = 'E';
        assertThat(codec("text").decode(empty)).isEmpty();
    }

    @Test
    void aPrimitiveIsNeverNull() {
        assertThat(codec("longValue").decode(codec("longValue").encode(null))).isEmpty();
    }

    @Test
    void nothingAndTooLittleIsAMiss() {
        assertThat(codec("list").decode(null)).isEmpty();
        byte[] stored = codec("list").encode(List.of(ITEM));
        for (int length = 0; length < stored.length; length++) {
            assertThat(codec("list").decode(Arrays.copyOf(stored, length)))
                    .as("%s of %s bytes", length, stored.length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void bytesOfSomebodyElseAreNeverAnError(String method) {
        Random random = new Random(42);
        ValueCodec codec = codec(method);
        byte[] header = Arrays.copyOf(codec.encode(null), HEADER);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(codec.decode(bytes)).isEmpty();
            codec.decode(withHeader(header, bytes)); // whatever it is, it does not throw
        }
        for (String json : List.of("", "x", "null", "{}", "[]", "1", "\"\"", "{\"id\":\"x\"}", "[[[", "{\"a\":{}}")) {
            codec.decode(withHeader(header, json.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static Stream<String> types() {
        return Stream.of("text", "optional", "list", "map", "longValue", "flag", "items", "color", "tree", "object");
    }

    @Test
    void deepNestingIsAMiss() {
        byte[] header = Arrays.copyOf(codec("tree").encode(new Tree()), HEADER);
        String deep = "{\"children\":[".repeat(100_000) + "]}".repeat(100_000);
        assertThat(codec("tree").decode(withHeader(header, deep.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        String lists = "[".repeat(100_000);
        assertThat(codec("object")
                        .decode(withHeader(
                                Arrays.copyOf(codec("object").encode("x"), HEADER),
                                lists.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static byte[] withHeader(byte[] header, byte[] json) {
        byte[] stored = Arrays.copyOf(header, header.length + json.length);
        stored[1] = 'V';
        System.arraycopy(json, 0, stored, header.length, json.length);
        return stored;
    }

    private static Object roundTrip(String method, Object value) {
        ValueCodec codec = codec(method);
        return codec.decode(codec.encode(value)).orElseThrow().value();
    }

    private static ValueCodec codec(String method) {
        try {
            return new ValueCodec(
                    JSON, Shapes.Methods.class.getMethod(method).getGenericReturnType(), CachedExceptions.NONE);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
