/** The rules of the operator for lists: the calls that say them, the table that keeps them, and which hold now. */
@NullMarked
package dev.marquee.api.rule;

import org.jspecify.annotations.NullMarked;
