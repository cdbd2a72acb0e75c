package io.rubric.impl;

import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.Jndi;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the application and this node are called.
 *
 * @param prefix what all keys and channels begin with
 * @param nodeId this node, among the nodes of the application
 * @param module the WAR of an EAR that has this Rubric for itself; empty if there is no other in the application
 */
public record Names(String prefix, String nodeId, String module) {

    private static final Pattern ALLOWED = Pattern.compile("[\\w.:/-]{1,100}");

    /** As servers name the place of a WAR, be it a file or a directory. */
    private static final Pattern WAR = Pattern.compile("([^/!]+?)([._]war)?!?/WEB-INF/");

    /** From configuration, else the application's name as the container knows it. */
    public static Names read(Settings settings, Problems problems) {
        String prefix = settings.text(Setting.PREFIX).orElseGet(Names::applicationName);
        String module = ownModule();
        String nodeId = settings.text(Setting.NODE_ID)
                .map(id -> module.isEmpty() ? id : id + "/" + module) // the server says it to all of its modules
                .orElseGet(() -> UUID.randomUUID().toString());
        check(Setting.PREFIX, prefix, problems);
        check(Setting.NODE_ID, nodeId, problems);
        return new Names(prefix, nodeId, module);
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
        return name("java:app/AppName").orElse("rubric");
    }

    /** While an EAR is deployed, WildFly and Payara name no module; a WAR without an EAR is called like its application. */
    private static String ownModule() {
        return name("java:app/AppName")
                .flatMap(application -> name("java:module/ModuleName")
                        .or(() -> places().flatMap(place -> war(place).stream()).findFirst())
                        .filter(module -> !module.equals(application)))
                .orElse("");
    }

    private static Optional<String> name(String jndi) {
        return Jndi.find(jndi, String.class).map(Names::clean);
    }

    private static String clean(String name) {
        return name.replaceAll("[^\\w.:/-]", "-");
    }

    /** Of this jar, and of what the WAR has for itself that is being deployed, where its class loader says that. */
    private static Stream<String> places() {
        CodeSource own = Names.class.getProtectionDomain().getCodeSource();
        URL[] classes = Thread.currentThread().getContextClassLoader() instanceof URLClassLoader war
                ? war.getURLs()
                : new URL[0];
        return Stream.concat(Stream.ofNullable(own).map(CodeSource::getLocation), Arrays.stream(classes))
                .map(String::valueOf);
    }

    /** The name of the WAR in which a place is. */
    static Optional<String> war(String place) {
        Matcher war = WAR.matcher(place);
        return war.find() ? Optional.of(clean(war.group(1))) : Optional.empty();
    }
}
