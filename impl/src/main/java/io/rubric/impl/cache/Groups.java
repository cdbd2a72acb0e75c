package io.rubric.impl.cache;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Which caches may have entries in a group: known before the first call, so that a removal from all of them asks only these. */
final class Groups {

    private static final Pattern BLANK = Pattern.compile("\\s");

    private final Map<Region, List<String>> declared = new ConcurrentHashMap<>();
    private final Map<String, List<Region>> asked = new ConcurrentHashMap<>();

    /** A template without blanks, which keep groups apart where they are stored. Removing and storing do the same with it. */
    static String withoutBlanks(String template) {
        return BLANK.matcher(template)
                .replaceAll(blank -> "%"
                        + String.format(Locale.ROOT, "%02X", (int) blank.group().charAt(0)));
    }

    /** Entries of the cache are stored in groups of these templates. */
    synchronized void declare(Region region, List<String> templates) {
        declared.computeIfAbsent(region, r -> new CopyOnWriteArrayList<>()).addAll(templates);
        asked.forEach((template, regions) -> {
            if (!regions.contains(region) && templates.stream().anyMatch(t -> mayMeet(t, template))) {
                regions.add(region);
            }
        });
    }

    /** The caches that may have entries in a group of this template; those that become known later, too. */
    synchronized List<Region> meeting(String template) {
        return asked.computeIfAbsent(
                template,
                t -> new CopyOnWriteArrayList<>(declared.entrySet().stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(d -> mayMeet(d, t)))
                        .map(Map.Entry::getKey)
                        .toList()));
    }

    /** True unless what is around the values of two templates keeps their texts apart. To ask one cache too many does no harm. */
    static boolean mayMeet(String one, String other) {
        boolean fixed = one.indexOf('{') < 0;
        if (fixed && other.indexOf('{') < 0) {
            return one.equals(other);
        }
        String begin = begin(one);
        String end = end(one);
        return (begin.startsWith(begin(other)) || begin(other).startsWith(begin))
                && (end.endsWith(end(other)) || end(other).endsWith(end));
    }

    private static String begin(String template) {
        int brace = template.indexOf('{');
        return brace < 0 ? template : template.substring(0, brace);
    }

    private static String end(String template) {
        return template.substring(template.lastIndexOf('}') + 1);
    }
}
