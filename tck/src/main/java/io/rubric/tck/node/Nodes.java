package io.rubric.tck.node;

import io.rubric.tck.Archives;
import io.rubric.tck.event.Journal;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Two applications with one prefix, as two servers would have them. */
final class Nodes {

    private static final Class<?>[] BOTH = {
        Command.class,
        Answer.class,
        Payloads.class,
        Payloads.News.class,
        Payloads.Draft.class,
        Payloads.Bounce.class,
        Payloads.Shape.class,
        Payloads.Circle.class,
        Payloads.Foreign.class,
        Payloads.Visit.class,
        Work.class,
        LockWork.class,
        LockCall.class,
        Held.class,
        Journal.class,
        Bouncer.class
    };

    private Nodes() {}

    /** Runs the test. */
    static WebArchive here(String name) {
        return Archives.of(name + "-here", BOTH).addClasses(Here.class);
    }

    /** Answers. */
    static WebArchive there(String name) {
        return Archives.of(name + "-there", BOTH).addClasses(Peer.class, PeerLocks.class, PeerObservers.class);
    }
}
