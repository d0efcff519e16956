/** The public API as a Java client: one interface for each part of it, what is sent, and what comes back. */
@NullMarked
package dev.marquee.contract.client;

import org.jspecify.annotations.NullMarked;
