package io.rubric.benchmarks.payara.app;

import fish.payara.micro.cdi.ClusteredCDIEventBus;
import fish.payara.micro.cdi.Inbound;
import fish.payara.micro.cdi.Outbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Payara's remote events, as its manual writes them. */
@Singleton
class PayaraWire extends Wire {

    @Inject
    @Outbound(eventName = "there")
    private Event<Shot> there;

    @Inject
    @Outbound(eventName = "back")
    private Event<Shot> back;

    /** Nothing comes in before. */
    void listen(@Observes @Initialized(ApplicationScoped.class) Object start, ClusteredCDIEventBus bus) {
        bus.initialize();
    }

    @Override
    void there(Shot shot) {
        there.fire(shot);
    }

    @Override
    void back(Shot shot) {
        back.fire(shot);
    }

    void onThere(@Observes @Inbound(eventName = "there") Shot shot) {
        came(shot);
    }

    void onBack(@Observes @Inbound(eventName = "back") Shot shot) {
        answered();
    }
}
