package dev.marquee.api.recommendation;

import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.status.RequestWindow;
import dev.marquee.service.Spans;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Closes requests: says what an answer was made of, and tells the metrics, the trace and whoever listens. Thread-safe. */
@Component
class Accounts {
    private final StageMeters meters;
    private final RequestWindow window;
    private final Spans spans;
    private final List<AfterRecommending> listeners;

    Accounts(StageMeters meters, RequestWindow window, Spans spans, List<AfterRecommending> listeners) {
        this.meters = meters;
        this.window = window;
        this.spans = spans;
        this.listeners = listeners;
    }

    /** A progress that is counted here. */
    Progress open(RecommendationRequest request) {
        return new Progress(request.budget(), meters, spans);
    }

    /**
     * Closes a request.
     *
     * @param made what was asked for, as the bundle of the answer knows it
     * @param personal the list of what suits the person
     * @param all that the answer shows
     */
    Account close(Visit visit, BundleTask made, List<Item> personal, List<Item> all) {
        Progress progress = visit.progress();
        Account account = new Account(
                visit.task().requestId(),
                made.bundle().version(),
                progress.degraded(),
                progress.timings(),
                made.accepted().isEmpty() ? visit.task().emptying(made) : null);
        progress.finish();
        meters.made(all);
        window.record(progress.elapsed(), !account.degraded().isEmpty());
        tag(account);
        tell(visit.task(), personal);
        return account;
    }

    /** By these an answer's trace is found. */
    private void tag(Account account) {
        spans.tag("request.id", account.requestId());
        spans.tag("model.version", account.modelVersion());
        if (!account.degraded().isEmpty()) {
            spans.tag("degraded", account.degraded().stream().map(Step::label).collect(Collectors.joining(",")));
        }
    }

    /** Not of later pages, which predict less of the same person. */
    private void tell(Task task, List<Item> items) {
        int ratings = task.feedback().rated().size();
        if (ratings > 0 && task.request().feed().isUnread()) {
            List<Double> predicted = items.stream()
                    .map(Item::predictedRating)
                    .filter(Objects::nonNull)
                    .toList();
            listeners.forEach(listener -> listener.recommended(ratings, predicted));
        }
    }
}
