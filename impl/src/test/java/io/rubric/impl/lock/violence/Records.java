package io.rubric.impl.lock.violence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link Journal} has written. The last line of a process that was killed may not be whole; it is left out. */
final class Records {

    private Records() {}

    static List<Call> read(int process, Path journal) throws IOException {
        Map<Long, Lines> calls = new LinkedHashMap<>();
        String text = Files.exists(journal) ? Files.readString(journal, StandardCharsets.UTF_8) : "";
        text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> line.split(" ", 5))
                .filter(words -> words.length > 1)
                .forEach(words -> calls.computeIfAbsent(Long.valueOf(words[1]), call -> new Lines())
                        .add(words));
        List<Call> result = new ArrayList<>();
        calls.values().forEach(lines -> result.add(lines.call(process)));
        return result;
    }

    static boolean isReady(Path journal) throws IOException {
        return Files.exists(journal) && Files.readString(journal).startsWith(Journal.READY);
    }

    /** The lines of one call. */
    private static final class Lines {

        private String[] enter;
        private String[] leave;
        private String[] end;

        void add(String[] words) {
            switch (words[0]) {
                case Journal.ENTER -> enter = words;
                case Journal.LEAVE -> leave = words;
                default -> end = words;
            }
        }

        Call call(int process) {
            long ended = end == null ? Hold.OPEN : Long.parseLong(end[2]);
            int thread = end == null ? -1 : Integer.parseInt(end[3]);
            Call call = new Call(process, thread, null, ended, end == null ? "" : end[4]);
            return enter == null ? call : new Call(process, thread, hold(process, call), ended, call.outcome());
        }

        private Hold hold(int process, Call call) {
            boolean knew = leave != null && !Boolean.parseBoolean(leave[3]);
            return new Hold(
                    enter[3],
                    Long.parseLong(enter[4]),
                    process,
                    Long.parseLong(enter[2]),
                    leave == null ? Hold.OPEN : Long.parseLong(leave[2]),
                    knew || call.isLost() || call.isRefused());
        }
    }
}
