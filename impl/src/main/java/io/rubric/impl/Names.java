package io.rubric.impl;

import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.Jndi;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the application and this node are called.
 *
 * @param prefix what all keys and channels begin with
 * @param nodeId this node, among the nodes of the application
 */
public record Names(String prefix, String nodeId) {

    private static final Pattern ALLOWED = Pattern.compile("[\\w.:/-]{1,100}");

    /** From configuration, else the application's name as the container knows it. */
    public static Names read(Settings settings, Problems problems) {
        String prefix = settings.text(Setting.PREFIX).orElseGet(Names::applicationName);
        String nodeId =
                settings.text(Setting.NODE_ID).orElseGet(() -> UUID.randomUUID().toString());
        check(Setting.PREFIX, prefix, problems);
        check(Setting.NODE_ID, nodeId, problems);
        return new Names(prefix, nodeId);
    }

    private static void check(Setting setting, String value, Problems problems) {
        if (!ALLOWED.matcher(value).matches()) {
            problems.add(
                    Problem.NAME,
                    setting.key(),
                    "\"" + value + "\"",
                    "letters, digits and _ . : / - only, at most 100");
        }
    }

    private static String applicationName() {
        return Jndi.find("java:app/AppName", String.class)
                .map(name -> name.replaceAll("[^\\w.:/-]", "-"))
                .orElse("rubric");
    }
}
