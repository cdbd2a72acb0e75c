package io.rubric.impl.event;

/**
 * The keys of a durable topic, all in one slot.
 *
 * @param topic what they begin with: <code>{prefix:event:topic}</code>
 */
record StreamKeys(String topic) {

    static StreamKeys of(String prefix, String topic) {
        return new StreamKeys("{" + prefix + ":event:" + topic + "}");
    }

    /** A stream of {@code ce} (the envelope) and {@code n} (a number without holes); {@code for}, if a single group is to have it. */
    String stream() {
        return topic + ":stream";
    }

    /** A hash: {@code n} the last number, {@code at:<group>} the number that a group has read last, {@code after:<group>} the id of the entry that it has read last, {@code owed:<group>:<node>} what a node may not know yet that it has missed. */
    String meta() {
        return topic + ":meta";
    }

    /** The last number of one sender, so that what is sent again is not added again. */
    String run(String run) {
        return topic + ":run:" + run;
    }

    /** Says that an event of an outbox has been added. */
    String once(String id) {
        return topic + ":once:" + id;
    }

    /** Groups of nodes that are named at random, each with the time at which it counts as gone. */
    String passing() {
        return topic + ":passing";
    }

    /** A stream of dead letters. */
    String dead(String group) {
        return topic + ":dead:" + group;
    }
}
