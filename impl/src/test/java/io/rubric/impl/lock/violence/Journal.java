package io.rubric.impl.lock.violence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process does, line by line in a file of its own, so that nothing of it is lost with the process. Times are those of {@link System#nanoTime}, which is one
 * clock for all processes of a machine.
 */
final class Journal {

    static final String READY = "READY";
    static final String ENTER = "ENTER";
    static final String LEAVE = "LEAVE";
    static final String END = "END";
    static final String FINE = "fine";

    private final FileChannel file;

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void ready() {
        write(READY);
    }

    /** The first thing in the method. */
    void enter(long call, String key, long token) {
        write(ENTER + ' ' + call + ' ' + System.nanoTime() + ' ' + key + ' ' + token);
    }

    /**
     * The last thing in the method.
     *
     * @param at before it was asked whether the lock is valid: a stop between the two must not look like a holder that was not told
     */
    void leave(long call, long at, boolean valid) {
        write(LEAVE + ' ' + call + ' ' + at + ' ' + valid);
    }

    /** After the method. */
    void end(long call, int thread, String outcome) {
        write(END + ' ' + call + ' ' + System.nanoTime() + ' ' + thread + ' ' + outcome.replace('\n', ' '));
    }

    private void write(String line) {
        try {
            file.write(ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
