package io.rubric.impl.lock.violence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who has counted, and what was counted, since a time. */
final class Progress {

    private final Set<String> threads = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private Progress() {}

    static Progress since(long time, List<Child> children) throws IOException {
        Progress progress = new Progress();
        for (Child child : children) {
            for (Call call : child.calls()) {
                if (call.isFine() && call.hold().enter() > time) {
                    progress.threads.add(name(call.process(), call.thread()));
                    progress.keys.add(call.hold().key());
                }
            }
        }
        return progress;
    }

    /** Those who have not, of all who should have. */
    List<String> missing(List<Child> children, int threadsEach) {
        List<String> missing = new ArrayList<>();
        for (Child child : children) {
            for (int thread = 0; thread < threadsEach; thread++) {
                missing.add(name(child.number(), thread));
            }
        }
        missing.addAll(Ledger.KEYS);
        missing.removeAll(threads);
        missing.removeAll(keys);
        return missing;
    }

    private static String name(int process, int thread) {
        return "thread " + thread + " of process " + process;
    }
}
