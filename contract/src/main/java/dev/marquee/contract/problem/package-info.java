/** Errors as RFC 9457 problem details. */
@NullMarked
package dev.marquee.contract.problem;

import org.jspecify.annotations.NullMarked;
