package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.history.History;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What one pass of the stages made for a visit, and other lists that are made of it. Not thread-safe. */
public final class Pass {
    private final Shortlist shortlist;
    private final Progress progress;
    private final Map<Integer, RankedMovie> byMovie = new HashMap<>();

    Pass(Shortlist shortlist, Progress progress) {
        this.shortlist = shortlist;
        this.progress = progress;
        shortlist.movies().forEach(movie -> byMovie.put(movie.movieId(), movie));
    }

    /** The bundle that it was made from. */
    public ServedBundle bundle() {
        return shortlist.task().bundle();
    }

    /** What the models read of the person, as the bundle knows it, oldest first. */
    public History history() {
        return shortlist.task().history();
    }

    /** Genres that the request asks for; empty for all. */
    public List<String> askedGenres() {
        return shortlist.task().rerank().askedGenres();
    }

    /** At most so many movies a list. */
    public int limit() {
        return shortlist.task().limit();
    }

    /** The ordinals that may be shown. The caller owns the set. */
    public BitSet accepted() {
        return shortlist.task().copyOfAccepted();
    }

    /** All that was ranked, or retrieved where ranking did not answer, best first; empty without either. */
    public List<RankedMovie> ranked() {
        return shortlist.movies();
    }

    /**
     * The list that was asked for, filled up with popular movies.
     *
     * @param accepted ordinals that may be shown, some of {@link #accepted()}; nobody modifies the set any more
     */
    public List<Item> items(BitSet accepted) {
        return ItemList.of(shortlist.task().with(accepted), shown(shortlist.movies(), accepted), Source.TWO_TOWER);
    }

    /**
     * Another list for the person, filled up with popular movies and re-ranked alike, but that pins and explored places are the
     * first list's.
     *
     * @param movies best first; those that may be shown come with the rating that was predicted for them, if any
     * @param source of these
     * @param accepted as above
     */
    public List<Item> list(List<RankedMovie> movies, Source source, BitSet accepted) {
        return ItemList.of(shortlist.task().with(accepted).plain(), shown(movies, accepted), source);
    }

    private List<RankedMovie> shown(List<RankedMovie> movies, BitSet accepted) {
        Catalog catalog = bundle().catalog();
        return movies.stream()
                .filter(movie -> accepted.get(catalog.ordinal(movie.movieId()).orElse(catalog.size())))
                .map(this::predicted)
                .toList();
    }

    private RankedMovie predicted(RankedMovie movie) {
        RankedMovie ranked = byMovie.get(movie.movieId());
        return ranked == null ? movie : new RankedMovie(movie.movieId(), movie.score(), ranked.predictedRating());
    }

    /** Runs work that puts lists together, and counts its time as that of re-ranking. */
    public <T> T measured(Supplier<T> work) {
        return progress.measured(Stage.RERANK, work);
    }

    BundleTask task() {
        return shortlist.task();
    }
}
