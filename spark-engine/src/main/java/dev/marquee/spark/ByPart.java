package dev.marquee.spark;

import java.util.Objects;
import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** A partition for each part, of its number. */
final class ByPart extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int parts;

    ByPart(int parts) {
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    @Override
    public int getPartition(@Nullable Object part) {
        return (Integer) Objects.requireNonNull(part);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByPart that && that.parts == parts;
    }

    @Override
    public int hashCode() {
        return parts;
    }
}
