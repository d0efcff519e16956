/** The ranking service: a history and candidates in, predicted ratings out. */
@NullMarked
package dev.marquee.contract.ranking;

import org.jspecify.annotations.NullMarked;
