/** What users do besides rating movies, as their lists need it: recent signals, and what they are not interested in. */
@NullMarked
package dev.marquee.api.feedback;

import org.jspecify.annotations.NullMarked;
