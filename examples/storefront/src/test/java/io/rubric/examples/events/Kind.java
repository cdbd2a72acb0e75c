package io.rubric.examples.events;

import io.rubric.examples.events.Payloads.ByShip;
import io.rubric.examples.events.Payloads.Circle;
import io.rubric.examples.events.Payloads.Letter;
import io.rubric.examples.events.Payloads.Line;
import io.rubric.examples.events.Payloads.Offer;
import io.rubric.examples.events.Payloads.Order;
import io.rubric.examples.events.Payloads.Sent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The kinds of payloads, with one of each. */
enum Kind {
    RECORD,
    CLASS,
    LIST,
    MAP,
    ARRAY,
    SEALED,
    INTERFACE,
    QUALIFIER,
    EVENT_TYPE;

    static Order order(String id) {
        return new Order(
                id,
                new BigDecimal("12345678901234567890.05"),
                Instant.parse("2025-03-04T05:06:07.000000008Z"),
                LocalDate.of(2025, 3, 4),
                Map.of("tea, \"green\" €", 2));
    }

    static Letter letter(String id) {
        Letter letter = new Letter();
        letter.setId(id);
        letter.setWeight(Long.MAX_VALUE);
        return letter;
    }

    static List<Line> list(String id) {
        return List.of(new Line(id, 1), new Line(id, 2));
    }

    static Map<Long, Line[]> map(String id) {
        return Map.of(Long.MAX_VALUE, array(id));
    }

    static Line[] array(String id) {
        return new Line[] {new Line(id, 3), new Line(id, 4)};
    }

    static Circle circle(String id) {
        return new Circle(id, 0.1);
    }

    static ByShip ship(String id) {
        return new ByShip(id, "Łódź");
    }

    static Offer offer(String id) {
        return new Offer(id);
    }

    static Sent sent(String id) {
        return new Sent(id);
    }

    /** All that there is to a payload. */
    String text(String topic, Object payload) {
        return this + " of " + topic + ": " + text(payload);
    }

    private static String text(Object payload) {
        if (payload instanceof Letter letter) {
            return letter.getId() + " " + letter.getWeight();
        } else if (payload instanceof Object[] array) {
            return array.getClass().getComponentType().getName() + Arrays.toString(array);
        } else if (payload instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey().getClass() + " " + entry.getKey() + text(entry.getValue()))
                    .toList()
                    .toString();
        } else if (payload instanceof List<?> list) {
            return list.stream().map(Object::toString).toList().toString();
        }
        return payload.toString();
    }
}
