package io.rubric.impl.event;

import io.rubric.impl.testing.Topology;

class GroupsOfClusterTest extends GroupsContract {

    GroupsOfClusterTest() {
        super(Topology.CLUSTER);
    }
}
