package io.rubric.impl.event;

import io.rubric.impl.testing.Topology;

class GroupsOfOneServerTest extends GroupsContract {

    GroupsOfOneServerTest() {
        super(Topology.SINGLE);
    }
}
