/** Ratings as products of what users and movies are, drawn from the posterior. */
@NullMarked
package dev.marquee.training.factorisation;

import org.jspecify.annotations.NullMarked;
