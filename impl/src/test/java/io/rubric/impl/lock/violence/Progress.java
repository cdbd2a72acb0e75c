package io.rubric.impl.lock.violence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who has counted, and what was counted, since a time. */
final class Progress {

    private final Set<String> threads = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private Progress() {}

    static Progress since(long time, List<Call> calls) {
        Progress progress = new Progress();
        for (Call call : calls) {
            if (call.isFine() && call.hold().enter() > time) {
                progress.threads.add(name(call.process(), call.thread()));
                progress.keys.add(call.hold().key());
            }
        }
        return progress;
    }

    /** Those who have not, of all who should have. */
    List<String> missing(List<Integer> processes, int threadsEach) {
        List<String> missing = new ArrayList<>();
        for (int process : processes) {
            for (int thread = 0; thread < threadsEach; thread++) {
                missing.add(name(process, thread));
            }
        }
        Ledger.KEYS.forEach(key -> missing.add("key " + key));
        missing.removeAll(threads);
        keys.forEach(key -> missing.remove("key " + key));
        return missing;
    }

    private static String name(int process, int thread) {
        return "thread " + thread + " of process " + process;
    }
}
