package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.event.Lane.Rules;
import io.rubric.impl.method.Types;
import io.rubric.impl.telemetry.Metrics;
import io.rubric.impl.testing.Soak;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reads messages, fed at random: it says no, or makes what is allowed. */
class EventFuzzTest {

    private static final String TOPIC = "letters";
    private static final Type WIDES = Types.parameterized(List.class, Wide.class);

    /** Nothing that arrives may keep a thread for longer, even on a busy machine. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final JsonCodec json = new JsonCodec();
    private final EventTypes types = new EventTypes();
    private final TravellingQualifiers qualifiers = new TravellingQualifiers(json);
    private final EventReader reader = new EventReader(json, new Seal(""), 262_144, 64);
    private final EventMaker maker = new EventMaker(types, qualifiers, json);
    private final EventReceiver receiver = receiver();
    private long made;
    private long refused;
    private long unknown;
    private long delivered;
    private Duration slowest = Duration.ZERO;

    EventFuzzTest() {
        Problems problems = new Problems();
        types.allow(Wide.class, "here", problems);
        types.allow(WIDES, "here", problems);
        types.allow(PayloadTest.Sent.class, "here", problems);
        qualifiers.know(Set.of(new PayloadTest.Region.Literal("eu", PayloadTest.Zone.NORTH)));
    }

    private EventReceiver receiver() {
        Clock clock = Clock.systemUTC();
        Tallies tallies = new Tallies(new Metrics("test", type -> Optional.empty()));
        Backlog backlog = new Backlog(1 << 20);
        TopicLanes lanes = new TopicLanes((topic, parts) -> lane(backlog), () -> lane(backlog), () -> true);
        Logger.getLogger(GapReport.class.getName()).setLevel(Level.OFF); // each of what is made up is a line
        GapReport gaps = new GapReport(lane(backlog), tallies, clock, gap -> {});
        EventTarget target = notification -> {
            delivered++;
            return CompletableFuture.completedFuture(null);
        };
        GapWatch watch = new GapWatch(clock);
        return new EventReceiver(
                new EventReceiver.Desk(reader, maker, target, watch, gaps, tallies), lanes, topic -> {}, "mine-", 0);
    }

    @AfterEach
    void loud() {
        Logger.getLogger(GapReport.class.getName()).setLevel(null);
    }

    private static Lane lane(Backlog backlog) {
        return new Lane(Runnable::run, new Rules(100, false), backlog, () -> {});
    }

    @Test
    void whateverArrivesIsRefusedOrIsAnEventOfAnAllowedType() {
        long seed = new Random().nextLong();
        Duration time = Duration.ofSeconds(Soak.of(5, 300));
        Shapes shapes = new Shapes(
                seed,
                TOPIC,
                List.of(Wide.class.getName(), EventTypes.nameOf(WIDES), "parcels.sent.v2", "parcels.sent.v1"));
        int before = Poison.MADE.get();
        long end = System.nanoTime() + time.toNanos();
        long inputs = 0;
        for (; System.nanoTime() < end; inputs++) {
            byte[] message = shapes.next();
            long begin = System.nanoTime();
            try {
                look(message, shapes.qualifiers());
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ", input " + inputs + ": " + brief(message), e);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            assertThat(took)
                    .as("seed %s, input %s: %s", seed, inputs, brief(message))
                    .isLessThan(SLOW);
        }
        System.out.println("fuzz: " + time.toSeconds() + " s (seed " + seed + "), " + inputs + " inputs: " + refused
                + " refused, " + unknown + " of unknown types, " + made + " made; " + delivered
                + " delivered by the receiver; the slowest took " + slowest.toMillis() + " ms");
        assertThat(made).isPositive();
        assertThat(refused).isPositive();
        assertThat(delivered).isPositive();
        assertThat(Poison.MADE).hasValue(before);
    }

    private void look(byte[] message, String written) {
        receiver.arrived(TOPIC, message);
        receiver.arrived(EventBus.Listener.BY_ENVELOPE, message);
        read(TOPIC, message);
        read("", message);
        try {
            check(qualifiers.read(written));
        } catch (RefusedEventException e) {
            refused++;
        }
    }

    private void read(String topic, byte[] message) {
        try {
            Received received = reader.read(topic, message);
            assertThat(received.topic()).matches(Topics::isValid);
            assertThat(received.hops()).isBetween(0, Hops.MOST);
            if (received.isHeartbeat()) {
                return;
            }
            Optional<Occurrence> event = maker.make(received, true);
            if (event.isEmpty()) {
                unknown++;
                return;
            }
            made++;
            assertThat(event.get().payload()).isInstanceOfAny(Wide.class, List.class, PayloadTest.Sent.class);
            check(event.get().qualifiers());
        } catch (RefusedEventException e) {
            refused++;
        }
    }

    private static void check(Set<Annotation> made) {
        for (Annotation qualifier : made) {
            assertThat(qualifier.annotationType()).isIn(PayloadTest.Region.class, RedisEvent.class, Remote.class);
            assertThat(qualifier.toString()).isNotEmpty();
            assertThat(qualifier).isEqualTo(qualifier).hasSameHashCodeAs(qualifier);
        }
    }

    private static String brief(byte[] message) {
        String text = new String(message, UTF_8);
        return text.length() < 3_000 ? text : HexFormat.of().formatHex(message, 0, 1_000) + "... " + message.length;
    }
}
