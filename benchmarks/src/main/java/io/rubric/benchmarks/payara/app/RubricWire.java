package io.rubric.benchmarks.payara.app;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The same with Rubric. */
@Singleton
class RubricWire extends Wire {

    @Inject
    @RedisEvent("there")
    private Event<Shot> there;

    @Inject
    @RedisEvent("back")
    private Event<Shot> back;

    @Override
    void there(Shot shot) {
        there.fire(shot);
    }

    @Override
    void back(Shot shot) {
        back.fire(shot);
    }

    void onThere(@Observes @RedisEvent("there") @Remote Shot shot) {
        came(shot);
    }

    void onBack(@Observes @RedisEvent("back") @Remote Shot shot) {
        answered();
    }
}
