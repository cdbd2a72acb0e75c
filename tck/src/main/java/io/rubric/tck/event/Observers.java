package io.rubric.tck.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;

/** Observers of every kind, each writing under its name. */
@ApplicationScoped
class Observers {

    static final String OWN_TOPIC = "io.rubric.tck.event.Note";

    @Inject
    Journal journal;

    void topicA(@Observes @RedisEvent("tck.a") Note note) {
        journal.write("a", note.id());
    }

    void topicAsyncA(@ObservesAsync @RedisEvent("tck.a") Note note) {
        journal.write("async-a", note.id());
    }

    void topicB(@Observes @RedisEvent("tck.b") Note note) {
        journal.write("b", note.id());
    }

    void ownTopic(@Observes @RedisEvent(OWN_TOPIC) Note note) {
        journal.write("own", note.id());
    }

    void anyTopic(@Observes @RedisEvent Note note) {
        journal.write("any", note.id());
    }

    void anyTopicAsync(@ObservesAsync @RedisEvent Note note) {
        journal.write("async-any", note.id());
    }

    void unqualified(@Observes Note note) {
        journal.write("unqualified", note.id());
    }

    void remote(@Observes @RedisEvent @Remote Note note) {
        journal.write("remote", note.id());
    }

    void remoteAsync(@ObservesAsync @RedisEvent @Remote Note note) {
        journal.write("async-remote", note.id());
    }

    void unreadable(@Observes @RedisEvent("tck.unreadable") Unreadable payload) {
        journal.write("unreadable", payload.id);
    }

    void named(@Observes @RedisEvent(Named.NAME) Named named) {
        journal.write("named", named.id());
    }

    void notes(@Observes @RedisEvent("tck.notes") List<Note> notes) {
        notes.forEach(note -> journal.write("notes", note.id()));
    }

    void numbers(@Observes @RedisEvent("tck.notes") List<Integer> numbers) {
        journal.write("numbers", "one of a list");
    }

    /** Cannot be written as JSON. */
    public static class Unreadable {

        private final String id;

        Unreadable(String id) {
            this.id = id;
        }

        public String getSecret() {
            throw new IllegalStateException("not for writing");
        }
    }
}
