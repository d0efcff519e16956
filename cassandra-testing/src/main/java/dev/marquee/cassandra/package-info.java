/** A node of Cassandra for tests, as a process of its own, and the tag of the tests that need one. */
@NullMarked
package dev.marquee.cassandra;

import org.jspecify.annotations.NullMarked;
