package dev.marquee.api.row;

import dev.marquee.api.catalogue.Title;
import dev.marquee.api.recommendation.Account;
import dev.marquee.api.recommendation.Pass;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.recommendation.Recommender;
import dev.marquee.api.recommendation.RowStage;
import dev.marquee.api.recommendation.RowStage.Asked;
import dev.marquee.api.recommendation.Source;
import dev.marquee.api.recommendation.Visit;
import dev.marquee.api.row.RowsResponse.Row;
import dev.marquee.api.row.Screen.Heading;
import dev.marquee.api.trending.Trending;
import dev.marquee.core.blend.RankedMovie;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Fills a screen within the budget of a list: the history is read once, the stages make one list, and
 * retrieval is asked beside them for movies like those that were liked last, and for the newest that suit the person. Thread-safe.
 */
@Service
class HomeScreen {
    private static final int MOST_BECAUSE = 2;

    private final Recommender recommender;
    private final RowStage rowStage;
    private final Trending trending;
    private final NewestMovies newest;

    HomeScreen(Recommender recommender, RowStage rowStage, Trending trending, NewestMovies newest) {
        this.recommender = recommender;
        this.rowStage = rowStage;
        this.trending = trending;
        this.newest = newest;
    }

    /**
     * The screen.
     *
     * @throws dev.marquee.service.ProblemException 503, if no bundle is loaded yet
     */
    RowsResponse fill(RowsRequest request) {
        Visit visit = recommender.visit(request.list());
        List<Integer> liked = LikedMovies.newestFirst(visit.feedback(), visit.history());
        List<Question> questions = ask(request, visit, liked);
        Pass pass = recommender.pass(visit, request.hasList());
        List<Found> found = questions.stream()
                .map(question ->
                        new Found(question.kind(), question.movieId(), rowStage.await(visit, question.asked())))
                .toList();
        List<Row> rows = pass.measured(() -> rows(request, visit, pass, found, liked));
        List<Item> personal = rows.stream()
                .filter(row -> row.kind() == RowKind.FOR_YOU)
                .flatMap(row -> row.items().stream())
                .toList();
        List<Item> all = rows.stream().flatMap(row -> row.items().stream()).toList();
        Account account = recommender.close(visit, pass, personal, all);
        return RowsResponse.of(account, rows);
    }

    /**
     * What is asked beside the stages.
     *
     * @param kind of the row that it is for
     * @param movieId that the movies of the row are to be like, or null
     */
    private record Question(RowKind kind, @Nullable Integer movieId, Asked asked) {}

    /**
     * What came of a question.
     *
     * @param movies best first; none if there was no answer in time
     */
    private record Found(RowKind kind, @Nullable Integer movieId, List<RankedMovie> movies) {}

    private List<Question> ask(RowsRequest request, Visit visit, List<Integer> liked) {
        List<Question> questions = new ArrayList<>();
        Integer like = request.similarTo();
        if (like != null) {
            questions.add(new Question(RowKind.SIMILAR, like, rowStage.askLike(visit, like)));
        }
        if (request.kinds().contains(RowKind.BECAUSE_YOU_WATCHED)) {
            liked.stream()
                    .limit(MOST_BECAUSE)
                    .map(movieId ->
                            new Question(RowKind.BECAUSE_YOU_WATCHED, movieId, rowStage.askLike(visit, movieId)))
                    .forEach(questions::add);
        }
        if (request.kinds().contains(RowKind.NEW) && !visit.history().isEmpty()) {
            Asked asked = rowStage.askAmong(
                    visit, bundle -> newest.of(bundle.catalog()).ordinals());
            questions.add(new Question(RowKind.NEW, null, asked));
        }
        return questions;
    }

    /** The first row comes however late it is. */
    private List<Row> rows(RowsRequest request, Visit visit, Pass pass, List<Found> found, List<Integer> liked) {
        Screen screen = new Screen(pass, request.most());
        for (RowKind kind : request.kinds()) {
            if (screen.rows().isEmpty() || visit.hasTime()) {
                add(kind, screen, pass, found, liked);
            }
        }
        return screen.rows();
    }

    private void add(RowKind kind, Screen screen, Pass pass, List<Found> found, List<Integer> liked) {
        switch (kind) {
            case FOR_YOU ->
                screen.addPersonal(
                        new Heading(kind, pass.ranked().isEmpty() ? "Popular movies" : "Recommended for you"));
            case SIMILAR, BECAUSE_YOU_WATCHED ->
                found.stream().filter(each -> each.kind() == kind).forEach(each -> addLike(screen, pass, each));
            case TRENDING ->
                screen.add(
                        new Heading(kind, "Trending now"),
                        trending.now().among(pass.bundle().catalog(), screen.left(), pass.limit()),
                        Source.TRENDING);
            case NEW -> addNewest(screen, pass, found);
            case POPULAR -> PopularRows.of(pass, liked).addTo(screen);
        }
    }

    /** The person may have liked it in a bundle that the answer is not made from. */
    private static void addLike(Screen screen, Pass pass, Found found) {
        String format = found.kind() == RowKind.SIMILAR ? "Similar to %s" : "Because you watched %s";
        pass.bundle().movie(Objects.requireNonNull(found.movieId())).ifPresent(movie -> {
            String title = format.formatted(Title.spoken(movie.title()));
            screen.add(
                    new Heading(found.kind(), title, movie.movieId(), null, null, null),
                    found.movies(),
                    Source.SIMILAR);
        });
    }

    private void addNewest(Screen screen, Pass pass, List<Found> found) {
        Newest movies = newest.of(pass.bundle().catalog());
        List<RankedMovie> suitable = found.stream()
                .filter(each -> each.kind() == RowKind.NEW)
                .flatMap(each -> each.movies().stream())
                .toList();
        String format = suitable.isEmpty() ? "New movies (since %d)" : "New for you (since %d)";
        Heading heading =
                new Heading(RowKind.NEW, format.formatted(movies.yearFrom()), null, null, null, movies.yearFrom());
        screen.addAmong(heading, movies.ordinals(), suitable);
    }
}
