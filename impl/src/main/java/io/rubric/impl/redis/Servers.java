package io.rubric.impl.redis;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;

/** A copy of somebody's configuration that says whether it reads from replicas, which may not have heard yet of what was removed or locked. */
final class Servers extends Config {

    Servers(Config theirs) {
        super(theirs);
    }

    boolean readReplicas() {
        BaseMasterSlaveServersConfig<?> servers = withReplicas();
        return servers != null && servers.getReadMode() != ReadMode.MASTER;
    }

    void readMaster() {
        BaseMasterSlaveServersConfig<?> servers = withReplicas();
        if (servers != null) {
            servers.setReadMode(ReadMode.MASTER);
        }
    }

    private @Nullable BaseMasterSlaveServersConfig<?> withReplicas() {
        return Stream.<@Nullable BaseMasterSlaveServersConfig<?>>of(
                        getClusterServersConfig(),
                        getSentinelServersConfig(),
                        getReplicatedServersConfig(),
                        getMasterSlaveServersConfig())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
