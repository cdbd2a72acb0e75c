package io.rubric.impl;

import io.rubric.impl.config.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings from a map, as a container would give them. */
public final class Configured {

    private Configured() {}

    public static Settings with(Map<String, String> configuration) {
        return new Settings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build());
    }

    public static Settings withEnvironment(Map<String, String> variables) {
        return new Settings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, 300))
                .build());
    }
}
