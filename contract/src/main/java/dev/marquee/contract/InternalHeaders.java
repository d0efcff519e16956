package dev.marquee.contract;

/** Headers that the gateway sends with every call to the other services. */
public final class InternalHeaders {
    /** Milliseconds that the caller will still wait, a positive whole number; a service that cannot finish answers 504. */
    public static final String DEADLINE_MS = "Marquee-Deadline-Ms";

    /** Version of the bundle to answer from; a service that does not hold it answers 409. Absent means its newest. */
    public static final String MODEL_VERSION = "Marquee-Model-Version";

    private InternalHeaders() {}
}
