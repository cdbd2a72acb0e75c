package io.rubric.examples.demo;

import java.nio.file.Path;

/**
 * What the build tells the runner.
 *
 * @param wildfly where WildFly is unpacked
 * @param payara where Payara is unpacked
 * @param war what is deployed to both
 * @param directory where instances and logs go
 */
record Settings(Path wildfly, Path payara, Path war, Path directory) {

    static Settings ofSystemProperties() {
        return new Settings(path("demo.wildfly"), path("demo.payara"), path("demo.war"), path("demo.directory"));
    }

    /** The same, with instances and logs in a folder of their own. */
    Settings in(String folder) {
        return new Settings(wildfly, payara, war, directory.resolve(folder));
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("No system property " + property + ": run this with Maven, see README.md");
        }
        return Path.of(value).toAbsolutePath();
    }
}
