package dev.marquee.api.user;

import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;

@NeedsCassandra
class CassandraUserIT extends UserContract {
    private final CassandraNode node;
    private String[] options = {};

    CassandraUserIT(CassandraNode node) {
        this.node = node;
    }

    /** The rest is in an embedded database, which both gateways of the test have, as those of one machine may. */
    @Override
    String[] database() {
        options = TestCassandra.options(node, node.newKeyspace());
        return options;
    }

    @Override
    String[] again() {
        return options;
    }
}
