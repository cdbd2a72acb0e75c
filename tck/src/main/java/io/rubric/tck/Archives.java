package io.rubric.tck;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives of the tests; what all of them need is added when they are deployed. */
public final class Archives {

    private Archives() {}

    /** An application with these classes. The test class and its nested classes are added by themselves. */
    public static WebArchive of(String name, Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, "tck-" + name + ".war").addClasses(classes);
    }

    /** The same with configuration: lines of a properties file. */
    public static WebArchive configured(WebArchive archive, String... lines) {
        return archive.addAsResource(
                new StringAsset(String.join("\n", lines)), "META-INF/microprofile-config.properties");
    }
}
