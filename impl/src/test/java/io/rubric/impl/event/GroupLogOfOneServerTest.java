package io.rubric.impl.event;

import io.rubric.impl.testing.Topology;

class GroupLogOfOneServerTest extends GroupLogContract {

    GroupLogOfOneServerTest() {
        super(Topology.SINGLE);
    }
}
