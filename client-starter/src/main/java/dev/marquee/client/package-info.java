/** Gives a Spring Boot application a client of the public API. */
@NullMarked
package dev.marquee.client;

import org.jspecify.annotations.NullMarked;
