package io.rubric.impl.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a broadcast event is given when it leaves, put in front of the other attributes of its envelope.
 *
 * @param run which events are numbered together: those of one sender and topic
 * @param age of the run, in milliseconds: who has listened for longer must have heard all of it
 * @param number of the event, from 1; of a heartbeat, the last one that was sent
 */
record Stamp(String run, long age, long number) {

    private static final byte[] BEGIN = "{\"rubricrun\":\"".getBytes(StandardCharsets.UTF_8);

    byte[] on(byte[] envelope) {
        byte[] stamp = (run + "\",\"rubricage\":" + age + ",\"sequence\":\"" + number + "\",")
                .getBytes(StandardCharsets.UTF_8);
        byte[] stamped = Arrays.copyOf(BEGIN, BEGIN.length + stamp.length + envelope.length - 1);
        System.arraycopy(stamp, 0, stamped, BEGIN.length, stamp.length);
        System.arraycopy(envelope, 1, stamped, BEGIN.length + stamp.length, envelope.length - 1);
        return stamped;
    }

    /** Whether a message is of a run whose name begins so; to be asked before it is read. */
    static boolean begins(byte[] message, int from, byte[] run) {
        int end = from + BEGIN.length;
        return message.length >= end + run.length
                && Arrays.equals(message, from, end, BEGIN, 0, BEGIN.length)
                && Arrays.equals(message, end, end + run.length, run, 0, run.length);
    }
}
