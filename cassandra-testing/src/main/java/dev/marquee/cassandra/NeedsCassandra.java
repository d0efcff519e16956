package dev.marquee.cassandra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that ask a node of Cassandra, which they may take as a parameter: one for the whole run. Where there is no Java 17 to run it
 * they are skipped, but fail if the environment variable {@code REQUIRE_CASSANDRA} is {@code true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith({CassandraCondition.class, CassandraTests.class})
public @interface NeedsCassandra {}
