/** Containers for tests, and the tag of the tests that need them. */
@NullMarked
package dev.marquee.docker;

import org.jspecify.annotations.NullMarked;
