package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.rubric.impl.Names;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.telemetry.Trace;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our envelopes, as the CloudEvents SDK reads and writes them. */
class CloudEventsTest {

    public record Placed(long id) {}

    private static final Instant NOW = Instant.parse("2026-11-28T10:15:30.123Z");

    private final JsonCodec json = new JsonCodec();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TopicRule topic = new TopicRule("orders", false, false, false, 1, 10, Duration.ofDays(1));
    private final EventWriter writer = new EventWriter(
            new Names("shop", "node-1", ""),
            json,
            new EventIds(clock),
            clock,
            new Trace(),
            new TravellingQualifiers(json),
            10_000);

    @Test
    void theSdkReadsWhatIsSent() {
        Outgoing event = writer.write(new Placed(42), Placed.class, topic, Set.of(), 3);
        byte[] sent = new Stamp("run-1", 17, 5).on(event.envelope());
        CloudEvent read = sdk().deserialize(sent);
        assertThat(read.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(read.getId()).isEqualTo(event.id());
        assertThat(read.getSource()).isEqualTo(URI.create("/shop/node-1"));
        assertThat(read.getType()).isEqualTo(Placed.class.getName());
        assertThat(read.getSubject()).isEqualTo("orders");
        assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(NOW);
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("rubricorigin")).isEqualTo("node-1");
        assertThat(read.getExtension("rubrichops")).isEqualTo(3);
        assertThat(read.getExtension("rubricrun")).isEqualTo("run-1");
        assertThat(read.getExtension("rubricage")).isEqualTo(17);
        assertThat(read.getExtension("sequence")).isEqualTo("5");
        assertThat(new String(Objects.requireNonNull(read.getData()).toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":42}");
    }

    @Test
    void whatTheSdkWritesIsRead() {
        CloudEvent written = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/other/language"))
                .withType("orders.placed.v1")
                .withSubject("orders")
                .withExtension("partitionkey", "42")
                .withData("application/json", "{\"id\":42}".getBytes(StandardCharsets.UTF_8))
                .build();
        Received received =
                Received.read((JsonObject) json.decode(sdk().serialize(written), JsonObject.class), "orders", true);
        assertThat(received.type()).isEqualTo("orders.placed.v1");
        assertThat(received.origin()).isEqualTo("/other/language");
        assertThat(received.key()).isEqualTo("42");
        assertThat(json.decode(received.json(), Placed.class)).isEqualTo(new Placed(42));
    }

    private static EventFormat sdk() {
        return Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
    }
}
