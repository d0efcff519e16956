/** What an evaluation has told: as records, as text and as a page to look at. */
@NullMarked
package dev.marquee.training.report;

import org.jspecify.annotations.NullMarked;
