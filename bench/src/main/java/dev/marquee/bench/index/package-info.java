/** Index engines side by side: ours, Lucene's and JVector's, over the same vectors in one process. */
@NullMarked
package dev.marquee.bench.index;

import org.jspecify.annotations.NullMarked;
