package dev.marquee.api.row;

import dev.marquee.api.catalogue.Title;
import dev.marquee.api.recommendation.Account;
import dev.marquee.api.recommendation.Pass;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.recommendation.Recommender;
import dev.marquee.api.recommendation.SimilarStage;
import dev.marquee.api.recommendation.SimilarStage.Asked;
import dev.marquee.api.recommendation.Source;
import dev.marquee.api.recommendation.Visit;
import dev.marquee.api.row.RowsResponse.Row;
import dev.marquee.api.row.Screen.Heading;
import dev.marquee.api.trending.Trending;
import dev.marquee.core.blend.RankedMovie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Fills a screen within the budget of a list: the history is read once, the stages make one list, from which the rows that suit the
 * person come, and retrieval is asked beside them for movies like those that were liked last. Thread-safe.
 */
@Service
class HomeScreen {
    private static final int MOST_BECAUSE = 2;

    private final Recommender recommender;
    private final SimilarStage similar;
    private final Trending trending;

    HomeScreen(Recommender recommender, SimilarStage similar, Trending trending) {
        this.recommender = recommender;
        this.similar = similar;
        this.trending = trending;
    }

    /**
     * The screen.
     *
     * @throws dev.marquee.service.ProblemException 503, if no bundle is loaded yet
     */
    RowsResponse fill(RowsRequest request) {
        Visit visit = recommender.visit(request.list());
        List<Integer> liked = LikedMovies.newestFirst(visit.feedback(), visit.history());
        Map<RowKind, List<Asked>> asked = ask(request, visit, liked);
        Pass pass = recommender.pass(visit, request.isPersonal());
        List<Likeness> likenesses = new ArrayList<>();
        asked.forEach((kind, questions) -> questions.forEach(
                question -> likenesses.add(new Likeness(kind, question.movieId(), similar.await(visit, question)))));
        List<Row> rows = pass.measured(() -> rows(request, pass, likenesses, liked));
        List<Item> personal = rows.stream()
                .filter(row -> row.kind() == RowKind.FOR_YOU)
                .flatMap(row -> row.items().stream())
                .toList();
        List<Item> all = rows.stream().flatMap(row -> row.items().stream()).toList();
        Account account = recommender.close(visit, pass, personal, all);
        return RowsResponse.of(account, rows);
    }

    /**
     * Movies like one.
     *
     * @param kind of the row that they are for
     */
    private record Likeness(RowKind kind, int movieId, List<RankedMovie> movies) {}

    private Map<RowKind, List<Asked>> ask(RowsRequest request, Visit visit, List<Integer> liked) {
        Map<RowKind, List<Asked>> asked = new LinkedHashMap<>();
        Integer like = request.similarTo();
        if (like != null) {
            asked.put(RowKind.SIMILAR, List.of(similar.ask(visit, like)));
        }
        if (request.kinds().contains(RowKind.BECAUSE_YOU_WATCHED)) {
            asked.put(
                    RowKind.BECAUSE_YOU_WATCHED,
                    liked.stream()
                            .limit(MOST_BECAUSE)
                            .map(movieId -> similar.ask(visit, movieId))
                            .toList());
        }
        return asked;
    }

    private List<Row> rows(RowsRequest request, Pass pass, List<Likeness> likenesses, List<Integer> liked) {
        Screen screen = new Screen(pass, request.most());
        for (RowKind kind : request.kinds()) {
            switch (kind) {
                case FOR_YOU ->
                    screen.addPersonal(
                            new Heading(kind, pass.ranked().isEmpty() ? "Popular movies" : "Recommended for you"));
                case SIMILAR, BECAUSE_YOU_WATCHED ->
                    likenesses.stream()
                            .filter(likeness -> likeness.kind() == kind)
                            .forEach(likeness -> addLike(screen, pass, likeness));
                case TRENDING ->
                    screen.add(
                            new Heading(kind, "Trending now"),
                            trending.now().among(pass.bundle().catalog(), screen.left(), pass.limit()),
                            Source.TRENDING);
                case NEW -> addNewest(screen, pass);
                case POPULAR -> PopularRows.of(pass, liked).addTo(screen);
            }
        }
        return screen.rows();
    }

    /** The person may have liked it in a bundle that the answer is not made from. */
    private static void addLike(Screen screen, Pass pass, Likeness likeness) {
        String format = likeness.kind() == RowKind.SIMILAR ? "Similar to %s" : "Because you watched %s";
        pass.bundle().movie(likeness.movieId()).ifPresent(movie -> {
            String title = format.formatted(Title.spoken(movie.title()));
            screen.add(
                    new Heading(likeness.kind(), title, movie.movieId(), null, null, null),
                    likeness.movies(),
                    Source.SIMILAR);
        });
    }

    private static void addNewest(Screen screen, Pass pass) {
        Newest newest = Newest.of(pass.bundle().catalog());
        String format = pass.ranked().isEmpty() ? "New movies (since %d)" : "New for you (since %d)";
        Heading heading =
                new Heading(RowKind.NEW, format.formatted(newest.yearFrom()), null, null, null, newest.yearFrom());
        screen.addAmong(heading, newest.ordinals(), pass.ranked());
    }
}
