package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.codec.JsonCodec;
import org.junit.jupiter.api.Test;

/** What is refused before anything is made of it. */
class EventReaderTest {

    @Test
    void theNamesOfRunsThatAreKeptAreShort() {
        EventReader reader = new EventReader(new JsonCodec(), new Seal(""), 262_144, 64);
        String envelope = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\",\"sequence\":\"1\","
                + "\"data\":1,\"rubricrun\":\"%s\"}";
        byte[] most = envelope.formatted("r".repeat(100)).getBytes(UTF_8);
        assertThat(reader.read("letters", most).number()).isEqualTo(1);
        byte[] more = envelope.formatted("r".repeat(101)).getBytes(UTF_8);
        assertThatThrownBy(() -> reader.read("letters", more)).isInstanceOf(RefusedEventException.class);
    }

    @Test
    void qualifiersThatAreNestedDeeperThanAnyAreNotParsed() {
        TravellingQualifiers qualifiers = new TravellingQualifiers(new JsonCodec());
        assertThat(qualifiers.read("[{\"t\":\"x\",\"m\":{\"codes\":[\"1\"]}}]")).isEmpty();
        assertThatThrownBy(() -> qualifiers.read("[[[[[]]]]]"))
                .isInstanceOf(RefusedEventException.class)
                .hasMessageContaining("nested deeper");
    }
}
