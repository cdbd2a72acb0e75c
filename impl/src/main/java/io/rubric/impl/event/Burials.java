package io.rubric.impl.event;

import io.rubric.impl.event.GroupLog.Entry;
import java.util.List;

/** Makes dead letters of events, until Redis has taken them. */
final class Burials {

    /** An error may say what was sent to us. */
    private static final int LONGEST = 1000;

    private final GroupLog log;
    private final Waits waits;
    private final InHand inHand;
    private final TopicTally tally;

    Burials(GroupLog log, Waits waits, InHand inHand, TopicTally tally) {
        this.log = log;
        this.waits = waits;
        this.inHand = inHand;
        this.tally = tally;
    }

    /** What an error says; that of an application may fail to say anything. */
    static String text(Throwable error) {
        try {
            return error.toString();
        } catch (RuntimeException | StackOverflowError e) {
            return error.getClass().getName();
        }
    }

    /** Nothing can be made of it. */
    void refuse(Entry entry, String why) {
        tally.refused();
        bury(new Entry(entry.id(), entry.envelope(), 0), why);
    }

    /** It has had its attempts. */
    void bury(Entry entry, String error) {
        String brief = error.length() > LONGEST ? error.substring(0, LONGEST) : error;
        waits.answer(() -> log.bury(entry, brief, inHand.isOrphan(entry.id()))).whenComplete((buried, trouble) -> {
            if (trouble instanceof NoGroupException) {
                inHand.groupIsGone();
            }
            if (trouble != null) {
                waits.warn("A dead letter could not be kept", trouble);
                waits.later(Waits.PAUSE, () -> bury(entry, brief));
            } else {
                if (buried) {
                    tally.dead();
                }
                inHand.remove(List.of(entry.id()));
            }
        });
    }
}
