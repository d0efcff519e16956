/** The command recommend-all: the list of each user of a data set, in files. */
@NullMarked
package dev.marquee.training.lists;

import org.jspecify.annotations.NullMarked;
