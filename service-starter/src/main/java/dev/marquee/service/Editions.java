package dev.marquee.service;

import dev.marquee.contract.WireMovies;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.catalog.Movie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a service makes of a bundle together with movies that the gateway has added to it, kept for the last few sets of them:
 * of several gateways one may be a moment behind. Thread-safe; who asks for what is there waits for nobody.
 *
 * @param <E> what is made; nothing of it needs to be closed
 */
public final class Editions<E> {
    private static final int MOST = 3;

    private final E bundled;
    private final Function<List<Movie>, E> maker;

    /** By digest, the last one made at the end; replaced, never modified. */
    private volatile Map<String, E> byDigest = Map.of();

    /**
     * Holds nothing but the bundle itself.
     *
     * @param bundled what is made of the bundle without other movies
     * @param maker makes the same with movies that were added to it, by ascending id; an IllegalArgumentException says that
     *     one of them cannot be added
     */
    public Editions(E bundled, Function<List<Movie>, E> maker) {
        this.bundled = bundled;
        this.maker = maker;
    }

    /**
     * The one with these movies; made, if it has to be and they are sent along.
     *
     * @param added null for the bundle itself
     * @throws ProblemException 409 if they are not known and were only named, 400 if one of them cannot be added
     */
    public E of(@Nullable WireMovies added) {
        if (added == null) {
            return bundled;
        }
        String digest = RequestChecks.digest("added.digest", added.digest());
        E known = byDigest.get(digest);
        if (known != null) {
            return known;
        }
        if (added.movies() == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_MOVIES,
                    "the added movies %.8s… are not known here; call again with all of them".formatted(digest));
        }
        return make(digest, RequestChecks.movies("added.movies", added.movies()));
    }

    private E make(List<Movie> movies) {
        try {
            return maker.apply(movies);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("added.movies", String.valueOf(e.getMessage()));
        }
    }

    private synchronized E make(String digest, List<Movie> movies) {
        E known = byDigest.get(digest);
        if (known != null) {
            return known;
        }
        E made = make(movies);
        Map<String, E> next = new LinkedHashMap<>(byDigest);
        if (next.size() == MOST) {
            next.remove(next.keySet().iterator().next());
        }
        next.put(digest, made);
        byDigest = next;
        return made;
    }
}
