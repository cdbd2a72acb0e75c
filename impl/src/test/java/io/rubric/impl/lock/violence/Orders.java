package io.rubric.impl.lock.violence;

import java.nio.file.Path;
import java.util.List;

/**
 * What a process is told when it is started.
 *
 * @param redis the address
 * @param prefix of the application that all processes are nodes of
 * @param database the JDBC URL
 * @param journal the file that only this process writes
 * @param threads that call at the same time
 * @param locked whether the method is the one with the lock
 * @param guarded whether the guard is asked before anything is written
 */
record Orders(
        String redis,
        String prefix,
        String database,
        Path journal,
        int process,
        int threads,
        boolean locked,
        boolean guarded) {

    List<String> arguments() {
        return List.of(
                redis,
                prefix,
                database,
                journal.toString(),
                Integer.toString(process),
                Integer.toString(threads),
                Boolean.toString(locked),
                Boolean.toString(guarded));
    }

    static Orders of(String... arguments) {
        return new Orders(
                arguments[0],
                arguments[1],
                arguments[2],
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Boolean.parseBoolean(arguments[6]),
                Boolean.parseBoolean(arguments[7]));
    }
}
