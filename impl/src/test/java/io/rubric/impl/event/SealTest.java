package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

class SealTest {

    private static final String SECRET = "a secret of the nodes";

    public record Text(String text) {}

    @Singleton
    public static class Desk {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Inject
        @RedisEvent("letters")
        Event<Text> letters;

        @Inject
        @RedisEvent("orders")
        Event<Text> orders;

        void letters(@Observes @RedisEvent("letters") @Remote Text text) {
            seen.add("letter " + text.text());
        }

        void orders(@Observes @RedisEvent("orders") @Remote Text text) {
            seen.add("order " + text.text());
        }
    }

    private final Seal seal = new Seal(SECRET);

    @Test
    void aSignatureIsThatOfAnyOtherImplementation() {
        // printf '{"id":1}' | openssl dgst -sha256 -hmac 'a secret of the nodes'
        byte[] signed = seal.seal("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        String text = new String(signed, StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo("hmac-sha256:10c6fd02cfedef958114b3ecb9d1faf3a08469310ee998bc5839d56fdbdacc13\n{\"id\":1}");
        assertThat(seal.open(signed)).isEqualTo("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNotSignedAsItMustBeIsRefused() {
        byte[] signed = seal.seal("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < signed.length; i++) {
            byte[] changed = signed.clone();
            changed[i] ^= 1;
            if (i != 76) { // the line feed
                assertThatThrownBy(() -> seal.open(changed)).isInstanceOf(RefusedEventException.class);
            }
        }
        assertThatThrownBy(() -> seal.open("{\"id\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedEventException.class);
        assertThatThrownBy(() -> new Seal("another secret of others").open(signed))
                .isInstanceOf(RefusedEventException.class);
    }

    @Test
    void nodesThatShareASecretHearEachOtherAndNobodyElse() {
        String prefix = Node.randomPrefix();
        Map<String, String> configuration = Map.of("rubric.prefix", prefix, "rubric.event.hmac-key", SECRET);
        try (Node one = Node.start(configuration, Desk.class);
                Node two = Node.start(configuration, Desk.class)) {
            String[] letter = new String[1];
            var topic = TestRedis.client().getTopic(prefix + ":event:letters", StringCodec.INSTANCE);
            topic.addListener(String.class, (channel, message) -> letter[0] = message);
            one.get(Desk.class).letters.fire(new Text("signed"));
            List<String> seen = two.get(Desk.class).seen;
            TestRedis.await("the letter", () -> letter[0] != null && seen.contains("letter signed"));
            topic.publish("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"" + Text.class.getName()
                    + "\",\"subject\":\"letters\",\"data\":{\"text\":\"forged\"}}");
            topic.publish(letter[0]); // once more
            TestRedis.client()
                    .getTopic(prefix + ":event:orders", StringCodec.INSTANCE)
                    .publish(letter[0]);
            one.get(Desk.class).letters.fire(new Text("last"));
            TestRedis.await("the last letter", () -> seen.contains("letter last"));
            assertThat(seen).containsExactly("letter signed", "letter last");
            topic.removeAllListeners();
        }
    }
}
