package io.rubric.impl.event;

import io.rubric.impl.testing.Topology;

class GroupLogOfClusterTest extends GroupLogContract {

    GroupLogOfClusterTest() {
        super(Topology.CLUSTER);
    }
}
