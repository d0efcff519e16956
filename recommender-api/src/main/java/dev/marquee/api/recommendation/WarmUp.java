package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.catalogue.SimilarMovieFinder;
import dev.marquee.api.downstream.Rehearsals;
import dev.marquee.api.downstream.Rehearsals.Rehearsal;
import dev.marquee.api.downstream.ServiceCalls;
import dev.marquee.api.downstream.TimedCalls;
import dev.marquee.api.downstream.VersionAgreement;
import dev.marquee.api.feed.Feeds;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.api.status.RequestWindow;
import dev.marquee.contract.ranking.ScoresResponse;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.rerank.ActiveRules;
import dev.marquee.core.rerank.RerankOptions;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.Rounds;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes some recommendations before the first request comes, which would otherwise not be done in its budget. The stages
 * are rehearsed: the services themselves need not be there yet, and no metric counts it.
 */
@Component
@Order(2)
class WarmUp implements BeforeServing {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 100;
    private static final int LIMIT = 20;
    private static final int SEEN = 50;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final float MIDDLING = 3;
    private static final Rerank DIVERSE = new Rerank(new RerankOptions(0.3, 3, 5, 0.1), null, _ -> ActiveRules.NONE);
    private static final String NOBODY = "warm-up";

    private final Rehearsals rehearsals;
    private final Offers offers;
    private final HistoryStage histories;
    private final TimedCalls calls;
    private final Feeds feeds;
    private final RecommendationProperties properties;
    private final List<Rehearsed> others;
    private final JsonMapper json;
    private final Clock clock;
    private boolean warm;

    WarmUp(
            Rehearsals rehearsals,
            Offers offers,
            HistoryStage histories,
            TimedCalls calls,
            Feeds feeds,
            RecommendationProperties properties,
            List<Rehearsed> others,
            JsonMapper json,
            Clock clock) {
        this.rehearsals = rehearsals;
        this.offers = offers;
        this.histories = histories;
        this.calls = calls;
        this.feeds = feeds;
        this.properties = properties;
        this.others = others;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void prepare(ServedBundle bundle) {
        List<Movie> popular = popular(bundle);
        if (warm || popular.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        try (Rehearsal rehearsal = rehearsals.start(candidates(bundle, popular), scores(bundle, popular));
                Lists lists = lists(ServedBundles.only(bundle), rehearsal)) {
            Recommender recommender = lists.recommender();
            Rounds.run(ROUNDS, _ -> {
                if (System.nanoTime() - start < LONGEST.toNanos()) {
                    recommender.recommend(request(NOBODY, null));
                    RecommendationBody body = json.readValue(bodyOf(popular), RecommendationBody.class);
                    Feedback feedback = new BodyReader(bundle, clock.instant()).feedback(body);
                    json.writeValueAsBytes(recommender.recommend(request(null, feedback)));
                    others.forEach(each -> each.rehearse(recommender, lists.rows(), request(null, feedback)));
                }
            });
            warm = true;
            LOG.atInfo()
                    .addKeyValue(
                            "ms", Duration.ofNanos(System.nanoTime() - start).toMillis())
                    .log("warmed up");
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("not warmed up: the first requests will be slow");
        }
    }

    private List<Movie> popular(ServedBundle bundle) {
        return bundle.catalog().popular(bundle.catalog().present(), properties.candidates());
    }

    private static CandidatesResponse candidates(ServedBundle bundle, List<Movie> movies) {
        float[] scores = new float[movies.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) movies.get(i).popularity();
        }
        int[] movieIds = movies.stream().mapToInt(Movie::movieId).toArray();
        return new CandidatesResponse(bundle.version(), List.of(bundle.version()), movieIds, scores);
    }

    private static ScoresResponse scores(ServedBundle bundle, List<Movie> movies) {
        float[] ratings = new float[movies.size()];
        Arrays.fill(ratings, MIDDLING);
        return new ScoresResponse(bundle.version(), List.of(bundle.version()), ratings);
    }

    private static String bodyOf(List<Movie> movies) {
        return movies.stream()
                .limit(SEEN)
                .map(movie -> "{\"movieId\":%d,\"rating\":4.0}".formatted(movie.movieId()))
                .collect(Collectors.joining(",", "{\"history\":[", "]}"));
    }

    /** Seen movies may be shown, so that every candidate goes through ranking. */
    private RecommendationRequest request(@Nullable String userId, @Nullable Feedback feedback) {
        MovieFilter all = new MovieFilter(List.of(), List.of(), null, null, List.of(), true);
        return new RecommendationRequest(
                userId,
                feedback,
                LIMIT,
                all,
                feeds.at(null, userId, all),
                DIVERSE,
                false,
                LatencyBudget.starting(LONGEST));
    }

    /** What makes lists, of rehearsed stages. */
    private record Lists(Recommender recommender, RowStage rows) implements AutoCloseable {
        @Override
        public void close() {
            rows.close();
        }
    }

    private Lists lists(ServedBundles bundles, Rehearsal rehearsal) {
        VersionAgreement versions = new VersionAgreement();
        ServiceCalls rehearsed = new ServiceCalls(calls, versions);
        CandidateStage candidates = new CandidateStage(rehearsal.retrieval(), rehearsed, properties);
        RankingStage ranking = new RankingStage(rehearsal.ranking(), rehearsed, clock);
        TwoStages stages = new TwoStages(bundles, versions, candidates, ranking);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Recommender recommender = new Recommender(
                bundles,
                offers,
                histories,
                stages,
                new ReasonStage(rehearsal.retrieval(), rehearsed),
                new Accounts(new StageMeters(meters), new RequestWindow(System::nanoTime), Spans.NONE, List.of()),
                Spans.NONE,
                feeds,
                clock);
        var finder = new SimilarMovieFinder(bundles, offers, rehearsal.retrieval(), rehearsed, versions, meters);
        return new Lists(recommender, new RowStage(finder, stages, candidates, Spans.NONE));
    }
}
