package dev.marquee.api.recommendation;

import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rerank.ActiveRules;
import dev.marquee.core.rerank.Arrangement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a shortlist to what was asked for, in the order in which it is shown, and fills what is missing with popular movies
 * that the request allows, and what rules pin with these movies.
 */
final class ItemList {
    private static final double HUNDREDTHS = 100;
    private static final double TEN_THOUSANDTHS = 10_000;

    /** How many popular movies a list is made of that is re-ranked. */
    private static final int DEPTH = 300;

    private final BundleTask task;
    private final Source source;
    private final Catalog catalog;
    private final ActiveRules rules;
    private final List<Contender> contenders = new ArrayList<>();

    private ItemList(BundleTask task, Source source) {
        this.task = task;
        this.source = source;
        this.catalog = task.bundle().catalog();
        this.rules = task.rerank().rules();
    }

    /**
     * A movie that may get a place.
     *
     * @param ranked with the score that is shown
     * @param worth the score that it competes with: but for rules no popular movie is worth more than one that was ranked
     */
    private record Contender(int ordinal, RankedMovie ranked, double worth, Source source) {
        Contender times(double factor) {
            return new Contender(ordinal, ranked, worth * factor, source);
        }
    }

    /** The items of an answer. */
    static List<Item> of(Shortlist shortlist) {
        return of(shortlist.task(), shortlist.movies(), Source.TWO_TOWER);
    }

    /**
     * The same of other movies.
     *
     * @param movies that may be shown, best first
     * @param source of these
     */
    static List<Item> of(BundleTask task, List<RankedMovie> movies, Source source) {
        ItemList list = new ItemList(task, source);
        BitSet left = task.copyOfAccepted();
        list.addRanked(movies, left);
        list.addPopular(left);
        list.addPinned(left);
        list.weigh();
        return list.arranged();
    }

    private void addRanked(List<RankedMovie> movies, BitSet left) {
        int considered = task.rerank().active() ? movies.size() : Math.min(task.limit(), movies.size());
        for (RankedMovie ranked : movies.subList(0, considered)) {
            int ordinal = catalog.ordinal(ranked.movieId()).orElseThrow();
            left.clear(ordinal);
            contenders.add(new Contender(ordinal, ranked, ranked.score(), source));
        }
    }

    private void addPopular(BitSet left) {
        int places = task.limit();
        if (contenders.size() >= places) {
            return;
        }
        int wanted = task.rerank().active() ? DEPTH : places;
        double most = contenders.isEmpty() ? 1 : contenders.getLast().worth();
        List<Movie> popular = catalog.popular(left, wanted - contenders.size());
        double highest = popular.isEmpty() ? 0 : popular.getFirst().popularity();
        for (Movie movie : popular) {
            double score = highest > 0 ? movie.popularity() / highest : 0;
            RankedMovie ranked = new RankedMovie(movie.movieId(), score, null);
            int ordinal = catalog.ordinal(movie.movieId()).orElseThrow();
            left.clear(ordinal);
            contenders.add(new Contender(ordinal, ranked, most * score, Source.POPULAR));
        }
    }

    /** Those that would not be there by themselves: they compete for no other place. */
    private void addPinned(BitSet left) {
        for (int place = 0; place < task.limit(); place++) {
            int ordinal = rules.pinned(place);
            if (ordinal >= 0 && left.get(ordinal)) {
                RankedMovie ranked = new RankedMovie(catalog.movieId(ordinal), 0, null);
                contenders.add(new Contender(ordinal, ranked, 0, Source.PINNED));
            }
        }
    }

    private void weigh() {
        if (rules.weigh()) {
            contenders.replaceAll(contender -> contender.times(rules.factor(contender.ordinal())));
            contenders.sort(Comparator.comparingDouble(Contender::worth).reversed());
        }
    }

    private List<Item> arranged() {
        int[] ordinals = new int[contenders.size()];
        double[] scores = new double[contenders.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = contenders.get(i).ordinal();
            scores[i] = contenders.get(i).worth();
        }
        Arrangement arranged = task.bundle().reranker().arrange(ordinals, scores, task.rerank());
        List<Item> items = new ArrayList<>(arranged.positions().length);
        for (int place = 0; place < arranged.positions().length; place++) {
            items.add(item(
                    contenders.get(arranged.positions()[place]),
                    place,
                    arranged.explored().get(place)));
        }
        return items;
    }

    private Item item(Contender contender, int place, boolean explored) {
        Movie movie = catalog.movie(contender.ordinal());
        Float predictedRating = contender.ranked().predictedRating();
        boolean pinned = rules.pinned(place) == contender.ordinal();
        return new Item(
                movie.movieId(),
                movie.title(),
                movie.year(),
                movie.genres(),
                Math.round(contender.ranked().score() * TEN_THOUSANDTHS) / TEN_THOUSANDTHS,
                predictedRating == null ? null : Math.round(predictedRating * HUNDREDTHS) / HUNDREDTHS,
                explored ? Source.EXPLORED : pinned ? Source.PINNED : contender.source(),
                explored,
                rules.rule(contender.ordinal(), place),
                null);
    }
}
