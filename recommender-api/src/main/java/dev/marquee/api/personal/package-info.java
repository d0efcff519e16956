/** What is stored of people, whatever feature stores it: it can be read as a whole and erased for good. */
@NullMarked
package dev.marquee.api.personal;

import org.jspecify.annotations.NullMarked;
