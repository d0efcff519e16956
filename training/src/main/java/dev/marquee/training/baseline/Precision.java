package dev.marquee.training.baseline;

/** The inverse {@code P} of a regularised Gram matrix of movies. Immutable and thread-safe. */
interface Precision {
    /** {@code P x} where {@code x} is 1 at these ordinals, else 0; the caller owns the result. */
    float[] times(int[] ordinals);

    /** {@code P[ordinal, ordinal]}. */
    float diagonal(int ordinal);
}
