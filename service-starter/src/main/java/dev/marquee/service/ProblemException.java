package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;

/** A request that is answered with a problem detail instead of a result; {@link Problems} writes it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    /**
     * A problem.
     *
     * @param type decides the status
     * @param detail what was given, what was expected; shown to the caller
     */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    /**
     * A 400 that names the part of the request at fault.
     *
     * @param field parameter, header, or path in the body such as {@code history[3].rating}
     * @param detail what was given and what was expected
     */
    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, field + ": " + detail);
    }

    /** What kind of problem. */
    public ProblemType type() {
        return type;
    }
}
