package io.rubric.impl.event;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.redis.Outage;
import java.time.Duration;
import java.util.List;

/** Makes dead letters of events, until Redis has taken them, or has refused that too often: as what is in the place of the letters is no stream. */
final class Burials {

    /** An error may say what was sent to us. */
    private static final int LONGEST = 1000;

    /** After so many refusals an event lets others have its place. */
    private static final int REFUSALS = 5;

    /** After which what was refused is tried again. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger(Burials.class.getName());

    private final String topic;
    private final GroupLog log;
    private final Waits waits;
    private final InHand inHand;
    private final TopicTally tally;

    Burials(String topic, GroupLog log, Waits waits, InHand inHand, TopicTally tally) {
        this.topic = topic;
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
        bury(entry, error.length() > LONGEST ? error.substring(0, LONGEST) : error, 0);
    }

    private void bury(Entry entry, String brief, int before) {
        waits.answer(() -> log.bury(entry, brief, inHand.isOrphan(entry.id()))).whenComplete((buried, trouble) -> {
            if (trouble == null) {
                buried(entry, buried);
            } else {
                failed(entry, brief, trouble, Outage.isRefusal(trouble) ? before + 1 : before);
            }
        });
    }

    private void buried(Entry entry, boolean here) {
        if (here) {
            tally.dead();
            inHand.takeBack(); // what was refused before may not be now
        }
        inHand.remove(List.of(entry.id()));
    }

    private void failed(Entry entry, String brief, Throwable trouble, int refusals) {
        if (trouble instanceof NoGroupException) {
            inHand.groupIsGone();
        }
        if (refusals < REFUSALS) {
            waits.warn("A dead letter could not be kept", trouble);
            waits.later(Waits.PAUSE, () -> bury(entry, brief, refusals));
            return;
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "Topic \"" + topic + "\": Redis refuses the dead letter of the event " + entry.id()
                        + ", which stays pending; others go on, and it is tried again after another dead letter or "
                        + LONG_PAUSE,
                trouble);
        inHand.setAside(entry.id());
        waits.later(LONG_PAUSE, inHand::takeBack);
    }
}
