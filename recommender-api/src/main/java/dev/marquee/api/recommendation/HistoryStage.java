package dev.marquee.api.recommendation;

import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.TimedCalls;
import dev.marquee.api.feedback.FeedbackStore;
import dev.marquee.core.feedback.Feedback;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the person has said and done: brought along with the request, or read from the store. */
@Component
class HistoryStage {
    private final FeedbackStore store;
    private final TimedCalls calls;
    private final Clock clock;

    HistoryStage(FeedbackStore store, TimedCalls calls, Clock clock) {
        this.store = store;
        this.calls = calls;
        this.clock = clock;
    }

    /** All of it; nothing if the store does not answer, which the progress then says. */
    Feedback read(RecommendationRequest request, Progress progress) {
        String userId = request.userId();
        if (userId == null) {
            return request.feedback() == null ? Feedback.NONE : request.feedback();
        }
        try {
            return progress.timed(
                    Stage.HISTORY, () -> calls.within(progress.deadline(), () -> store.of(userId, clock.instant())));
        } catch (StageFailure failure) {
            progress.degrade(Step.HISTORY, failure);
            return Feedback.NONE;
        }
    }
}
