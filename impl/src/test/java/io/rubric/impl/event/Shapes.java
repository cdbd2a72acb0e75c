package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages that somebody sends who is no friend: events as they should be, some of them changed in up to three ways. What it makes depends on the seed alone. */
final class Shapes {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "~wake",
            "..",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\u202e\u0000\ufeff",
            "\ud83d\ude00",
            "\\\"",
            "'; DROP TABLE",
            "${jndi:ldap://127.0.0.1/a}",
            "1.0",
            "0.3",
            "io.rubric.heartbeat",
            "1e400",
            "-1",
            "999999999999999999",
            "9999999999999999999");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1.5",
            "8",
            "9",
            "1e1",
            "1e-1",
            "1e400",
            "1e999999",
            "1e-999999",
            "1e999999999",
            "1e-999999999",
            "1e2147483648",
            "-1e99999999999999999999",
            "2147483648",
            "-9223372036854775809",
            "0x10",
            "NaN",
            "Infinity",
            "01",
            "1.",
            ".5");

    private static final List<String> TYPES = List.of(
            "io.rubric.impl.event.Poison",
            "io.rubric.impl.event.Poison$Child",
            "java.lang.ProcessBuilder",
            "java.net.URL",
            "java.lang.Object",
            "java.util.List<io.rubric.impl.event.Poison>",
            "io.rubric.impl.event.Poison[]",
            "[Lio.rubric.impl.event.Poison;",
            "javax.script.ScriptEngineManager",
            "java.util.concurrent.ConcurrentHashMap",
            "io.rubric.heartbeat");

    private static final List<String> QUALIFIERS = List.of(
            "io.rubric.impl.event.PayloadTest$Region",
            "io.rubric.impl.event.PayloadTest$Kind",
            "io.rubric.event.RedisEvent",
            "io.rubric.event.Remote",
            "jakarta.enterprise.inject.Any",
            "io.rubric.impl.event.Poison",
            "java.lang.Deprecated");

    private static final List<String> FIELDS = List.of(
            "text", "number", "big", "real", "letter", "integer", "decimal", "texts", "numbers", "perhaps", "time",
            "id", "any", "state", "inner", "bytes", "class", "@type", "@class", "MADE");

    private final Random random;
    private final String topic;
    private final List<String> good;

    /**
     * @param good names of types that are allowed
     */
    Shapes(long seed, String topic, List<String> good) {
        this.random = new Random(seed);
        this.topic = topic;
        this.good = good;
    }

    byte[] next() {
        List<String[]> members = whole();
        int changes = Math.max(0, random.nextInt(6) - 2);
        for (int i = 0; i < changes; i++) {
            change(members);
        }
        return bytes(text(members));
    }

    private List<String[]> whole() {
        List<String[]> members = new ArrayList<>();
        add(members, Envelope.RUN, quoted("run-" + random.nextInt(10_000)));
        add(members, Envelope.AGE, String.valueOf(random.nextInt(100_000)));
        add(members, Envelope.SEQUENCE, quoted(String.valueOf(random.nextInt(1000))));
        add(members, Envelope.VERSION, quoted("1.0"));
        add(members, "id", quoted(Long.toHexString(random.nextLong())));
        add(members, "source", quoted("/evil/one"));
        add(members, Envelope.TYPE, quoted(type()));
        add(members, Envelope.SUBJECT, quoted(topic));
        add(members, Envelope.ORIGIN, quoted("evil"));
        add(members, Envelope.HOPS, String.valueOf(random.nextInt(10)));
        if (random.nextBoolean()) {
            add(members, Envelope.KEY, quoted("k" + random.nextInt(9)));
        }
        if (random.nextBoolean()) {
            add(
                    members,
                    Envelope.QUALIFIERS,
                    quoted(qualifiers().replace("\\", "\\\\").replace("\"", "\\\"")));
        }
        add(members, Envelope.DATA, random.nextInt(8) == 0 ? value(0) : wide(0));
        return members;
    }

    private static void add(List<String[]> members, String name, String value) {
        members.add(new String[] {name, value});
    }

    private void change(List<String[]> members) {
        String[] member = members.get(random.nextInt(members.size()));
        switch (random.nextInt(9)) {
            case 0 -> members.remove(members.size() > 1 ? member : null);
            case 1 -> members.add(random.nextInt(members.size()), new String[] {member[0], value(0)});
            case 2 -> member[1] = value(0);
            case 3 -> member[1] = number();
            case 4 -> member[1] = quoted(any(TEXTS));
            case 5 -> member[1] = deep();
            case 6 -> member[1] = quoted(long_());
            case 7 -> member[0] = quotedName();
            default -> members.forEach(one -> one[1] = one[0].equals(Envelope.TYPE) ? quoted(any(TYPES)) : one[1]);
        }
    }

    private String type() {
        return random.nextInt(8) == 0 ? any(TYPES) : any(good);
    }

    private String quotedName() {
        return random.nextBoolean() ? any(TEXTS) : any(FIELDS);
    }

    private String text(List<String[]> members) {
        StringBuilder text = new StringBuilder("{");
        for (String[] member : members) {
            text.append(text.length() == 1 ? "" : ",")
                    .append('"')
                    .append(member[0])
                    .append("\":")
                    .append(member[1]);
        }
        return text.append('}').toString();
    }

    private byte[] bytes(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        switch (random.nextInt(24)) {
            case 0 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 2 -> bytes = ("[" + text + "]").getBytes(UTF_8);
            case 3 -> bytes = (text + text).getBytes(UTF_8);
            case 4 -> bytes = ("hmac-sha256:" + "0".repeat(64) + "\n" + text).getBytes(UTF_8);
            case 5 -> bytes = ("\ufeff" + text).getBytes(UTF_8);
            default -> {} // as it is
        }
        return bytes;
    }

    /** An event's payload, most of whose members fit. */
    private String wide(int depth) {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String field = any(FIELDS);
            members.add(quoted(field) + ":" + (random.nextInt(12) == 0 ? value(depth + 1) : fitting(field, depth)));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String fitting(String field, int depth) {
        return switch (field) {
            case "number", "big", "real", "integer", "decimal" -> number();
            case "texts" -> "[" + quoted(any(TEXTS)) + "]";
            case "numbers" -> "{" + quoted(any(TEXTS)) + ":" + number() + "}";
            case "time" -> quoted("2026-01-01T00:00:00Z");
            case "id" -> quoted("00000000-0000-0000-0000-00000000000" + random.nextInt(10));
            case "state" -> quoted(random.nextBoolean() ? "NEW" : "OLD");
            case "inner" -> depth > 4 ? "null" : wide(depth + 1);
            default -> quoted(any(TEXTS));
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 7)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> number();
            case 3 -> quoted(any(TEXTS));
            case 4 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 5 -> "{" + quoted(quotedName()) + ":" + value(depth + 1) + "}";
            default -> wide(depth + 1);
        };
    }

    /** As it stands in a text. */
    String qualifiers() {
        return switch (random.nextInt(8)) {
            case 0 -> value(0);
            case 1 -> random.nextBoolean() ? deep() : "";
            default -> {
                List<String> all = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    all.add("{\"t\":" + quoted(any(QUALIFIERS)) + ",\"m\":" + members() + "}");
                }
                yield "[" + String.join(",", all) + "]";
            }
        };
    }

    private String members() {
        if (random.nextInt(5) == 0) {
            return value(0);
        }
        return "{\"value\":" + (random.nextInt(4) == 0 ? value(0) : quoted("eu")) + ",\"zone\":"
                + quoted(random.nextBoolean() ? "SOUTH" : any(TEXTS)) + ",\"codes\":"
                + (random.nextBoolean() ? "[\"1\",\"2\"]" : value(0)) + "}";
    }

    private String number() {
        int kind = random.nextInt(400);
        if (kind == 0) {
            return "9".repeat(1 + random.nextInt(20_000));
        }
        return kind < 300 ? String.valueOf(random.nextInt()) : any(NUMBERS);
    }

    private String deep() {
        int depth = random.nextInt(200) == 0 ? 20_000 : random.nextInt(200);
        boolean arrays = random.nextBoolean();
        return (arrays ? "[" : "{\"inner\":").repeat(depth) + "1" + (arrays ? "]" : "}").repeat(depth);
    }

    private String long_() {
        int length = random.nextInt(100) == 0 ? 300_000 : random.nextInt(3_000);
        return (random.nextBoolean() ? "x" : "\u00e4").repeat(length);
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
