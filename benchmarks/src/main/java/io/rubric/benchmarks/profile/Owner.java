package io.rubric.benchmarks.profile;

import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** Whose code a sample is counted for: that of the innermost frame which is not the JDK's. */
enum Owner {
    RUBRIC("Rubric", "io.rubric.impl."),
    REDISSON("Redisson", "org.redisson."),
    NETTY("Netty", "io.netty."),
    JSON("JSON-B", "org.eclipse."),
    CDI("the container", "org.jboss."),
    OTHERS("others", "");

    private final String title;
    private final String prefix;

    Owner(String title, String prefix) {
        this.title = title;
        this.prefix = prefix;
    }

    static Owner of(RecordedEvent sample) {
        List<RecordedFrame> frames = sample.getStackTrace() == null
                ? List.of()
                : sample.getStackTrace().getFrames();
        for (RecordedFrame frame : frames) {
            String name = frame.getMethod().getType().getName();
            for (Owner owner : values()) {
                if (owner != OTHERS && name.startsWith(owner.prefix)) {
                    return owner;
                }
            }
        }
        return OTHERS;
    }

    @Override
    public String toString() {
        return title;
    }
}
