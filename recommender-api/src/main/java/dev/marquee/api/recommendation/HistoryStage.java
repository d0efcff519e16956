package dev.marquee.api.recommendation;

import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.TimedCalls;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.core.history.History;
import org.springframework.stereotype.Component;

/** What the person has rated: brought along with the request, or read from the store. */
@Component
class HistoryStage {
    private final RatingStore store;
    private final TimedCalls calls;

    HistoryStage(RatingStore store, TimedCalls calls) {
        this.store = store;
        this.calls = calls;
    }

    /** The history; an empty one if the store does not answer, which the progress then says. */
    History read(RecommendationRequest request, Progress progress) {
        String userId = request.userId();
        if (userId == null) {
            return request.history() == null ? History.EMPTY : request.history();
        }
        try {
            return progress.timed(Stage.HISTORY, () -> calls.within(progress.deadline(), () -> store.history(userId)));
        } catch (StageFailure failure) {
            progress.degrade(Step.HISTORY, failure);
            return History.EMPTY;
        }
    }
}
