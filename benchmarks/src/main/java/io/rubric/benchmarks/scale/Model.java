package io.rubric.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The model as the tables of docs/scale.md. */
final class Model {

    private Model() {}

    static String tables() {
        List<String> lines =
                new ArrayList<>(List.of("| operation | a client sends | scripts call in Redis |", "|---|---|---|"));
        for (Operation operation : Operation.values()) {
            lines.add(String.format(
                    "| %s | %s | %s |",
                    operation.title(),
                    operation.sent().isEmpty() ? "nothing" : names(operation.sent()),
                    operation == Operation.LOG
                            ? names(operation.called()) + ", `LINDEX` as often as the length can be halved"
                            : names(operation.called())));
        }
        lines.addAll(List.of("", "| kept in Redis | bytes, at most | how long |", "|---|---|---|"));
        for (Kept kept : Kept.values()) {
            lines.add(String.format("| %s | %d | %s |", kept.title(), kept.most(), kept.lasts()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String names(String commands) {
        return commands.isEmpty()
                ? ""
                : ("`" + commands.toUpperCase(Locale.ROOT) + "`")
                        .replace(", ", "`, `")
                        .replace(" 1`", "`");
    }
}
