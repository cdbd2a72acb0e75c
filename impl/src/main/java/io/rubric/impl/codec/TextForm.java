package io.rubric.impl.codec;

import static java.util.Map.entry;

import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Text, as {@code toString} makes it, of types that can be made of it again. */
final class TextForm implements Form {

    private static final Map<Type, Function<String, Object>> READERS = Map.ofEntries(
            entry(Object.class, text -> text),
            entry(String.class, text -> text),
            entry(Character.class, TextForm::character),
            entry(Boolean.class, TextForm::truth),
            entry(Byte.class, Byte::valueOf),
            entry(Short.class, Short::valueOf),
            entry(Integer.class, Integer::valueOf),
            entry(Long.class, Long::valueOf),
            entry(Float.class, Float::valueOf),
            entry(Double.class, Double::valueOf),
            entry(BigInteger.class, BigInteger::new),
            entry(BigDecimal.class, BigDecimal::new),
            entry(UUID.class, UUID::fromString),
            entry(URI.class, URI::create),
            entry(Duration.class, Duration::parse),
            entry(Period.class, Period::parse),
            entry(Instant.class, Instant::parse),
            entry(LocalDate.class, LocalDate::parse),
            entry(LocalTime.class, LocalTime::parse),
            entry(LocalDateTime.class, LocalDateTime::parse),
            entry(OffsetTime.class, OffsetTime::parse),
            entry(OffsetDateTime.class, OffsetDateTime::parse),
            entry(ZonedDateTime.class, ZonedDateTime::parse),
            entry(Year.class, Year::parse),
            entry(YearMonth.class, YearMonth::parse),
            entry(MonthDay.class, MonthDay::parse));

    /** More than any number or date has; numbers of millions of digits take minutes to read. */
    private static final int LONGEST = 1_000;

    private static final Set<Type> ANY_LENGTH = Set.of(Object.class, String.class, URI.class);

    private final Function<String, Object> reader;

    private TextForm(Function<String, Object> reader) {
        this.reader = reader;
    }

    static Optional<TextForm> of(Type type) {
        return reader(Types.boxed(type))
                .map(reader -> new TextForm(ANY_LENGTH.contains(type) ? reader : bounded(reader)));
    }

    /** False for an object of a structure without types that is none of these. */
    boolean hasText(Object value) {
        return value instanceof Enum || READERS.containsKey(value.getClass());
    }

    @Override
    public byte[] write(Object value) {
        String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object read(byte[] stored) {
        return read(new String(stored, StandardCharsets.UTF_8));
    }

    Object read(String text) {
        return reader.apply(text);
    }

    private static Optional<Function<String, Object>> reader(Type type) {
        return type instanceof Class<?> c && c.isEnum()
                ? Optional.of(name -> constant(c, name))
                : Optional.ofNullable(READERS.get(type));
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no constant has this name"));
    }

    private static Function<String, Object> bounded(Function<String, Object> reader) {
        return text -> {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("longer than " + LONGEST + " characters");
            }
            return reader.apply(text);
        };
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }
}
