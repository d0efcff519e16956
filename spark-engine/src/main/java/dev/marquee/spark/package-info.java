/** Lists for everybody, made by the executors of Spark. */
@NullMarked
package dev.marquee.spark;

import org.jspecify.annotations.NullMarked;
