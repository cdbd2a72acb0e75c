package io.rubric.tck.node;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.tck.event.Journal;
import io.rubric.tck.node.Payloads.Draft;
import io.rubric.tck.node.Payloads.News;
import io.rubric.tck.node.Payloads.Shape;
import io.rubric.tck.node.Payloads.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** What the other node observes, written to its journal. */
@ApplicationScoped
class PeerObservers {

    @Inject
    Journal journal;

    @Inject
    Visit visit;

    void news(@Observes @RedisEvent("tck.news") News news) {
        journal.write("sync", news.id());
    }

    void newsAsync(@ObservesAsync @RedisEvent("tck.news") News news) {
        journal.write("async", news.id());
    }

    void remote(@Observes @RedisEvent("tck.news") @Remote News news) {
        journal.write("remote", news.id());
    }

    void any(@Observes @RedisEvent News news) {
        journal.write("any", news.id());
    }

    void other(@Observes @RedisEvent("tck.other") News news) {
        journal.write("other", news.id());
    }

    void numbered(@Observes @RedisEvent("tck.order") News news) {
        journal.write(Integer.toString(news.number()), news.id());
    }

    void visited(@Observes @RedisEvent("tck.visit") News news) {
        journal.write("use " + visit.use(), news.id());
    }

    void draft(@Observes @RedisEvent("tck.draft") Draft draft) {
        journal.write(draft.getText(), draft.getId());
    }

    void shape(@Observes @RedisEvent("tck.shape") Shape shape) {
        journal.write(shape.getClass().getSimpleName(), shape.toString());
    }
}
