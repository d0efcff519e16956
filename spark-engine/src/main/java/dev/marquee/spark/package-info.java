/** Lists for everybody, and the ratings of an import put in order, by the executors of Spark. */
@NullMarked
package dev.marquee.spark;

import org.jspecify.annotations.NullMarked;
