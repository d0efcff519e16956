package dev.marquee.training.dataset;

import java.io.Serializable;

/** Valid rows of a piece that are of the users of one part: what is exchanged between processes. */
public final class Block implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int part;
    private final Role role;
    private final byte[] parquet;

    /** Takes over the array. */
    Block(int part, Role role, byte[] parquet) {
        this.part = part;
        this.role = role;
        this.parquet = parquet;
    }

    /** The part that the users are in. */
    public int part() {
        return part;
    }

    /** The role of the file that the rows are from. */
    Role role() {
        return role;
    }

    /** The rows; not a copy. */
    byte[] parquet() {
        return parquet;
    }
}
