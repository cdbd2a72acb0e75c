package io.rubric.tck.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The locks of the other node: {@code begin <method>}, {@code try <method>}, and {@code end} with the key. */
@ApplicationScoped
class PeerLocks {

    private final Map<String, LockCall> calls = new ConcurrentHashMap<>();

    @Inject
    LockWork work;

    String run(String name, String key) {
        if (name.startsWith("try ")) {
            return new LockCall(work, name.substring("try ".length()), key)
                            .end()
                            .enters()
                    ? "enters"
                    : "refused";
        }
        if (name.startsWith("begin ")) {
            calls.put(key, new LockCall(work, name.substring("begin ".length()), key));
            return "begun";
        }
        return switch (name) {
            case "enters" -> Boolean.toString(calls.get(key).enters());
            case "end" -> Long.toString(calls.remove(key).end().token());
            default -> "unknown command " + name;
        };
    }
}
