package dev.marquee.api.recommendation;

import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.TimedCalls;
import dev.marquee.api.feed.Feed;
import dev.marquee.api.feedback.FeedbackStore;
import dev.marquee.api.personal.Erasures;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.service.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the person has said and done: brought along with the request, or read from the store. */
@Component
class HistoryStage {
    private final FeedbackStore store;
    private final Erasures erasures;
    private final TimedCalls calls;
    private final Clock clock;

    HistoryStage(FeedbackStore store, Erasures erasures, TimedCalls calls, Clock clock) {
        this.store = store;
        this.erasures = erasures;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * All of it; nothing if the store does not answer, which the progress then says.
     *
     * @throws ProblemException 410, if the user was erased after the pages that a feed has shown
     */
    Feedback read(RecommendationRequest request, Progress progress) {
        String userId = request.userId();
        if (userId == null) {
            return request.feedback() == null ? Feedback.NONE : request.feedback();
        }
        try {
            return progress.timed(
                            Stage.HISTORY,
                            () -> calls.within(progress.deadline(), () -> stored(userId, request.feed())))
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.EXPIRED,
                            "cursor: is older than the erasure of its user; begin again without it"));
        } catch (StageFailure failure) {
            progress.degrade(Step.HISTORY, failure);
            return Feedback.NONE;
        }
    }

    /** Empty if the feed is of somebody who was erased. A first page, as most are, needs no second read. */
    private Optional<Feedback> stored(String userId, Feed feed) {
        boolean erased = !feed.isUnread()
                && erasures.last(userId)
                        .filter(erasure -> !feed.readAt().isAfter(erasure))
                        .isPresent();
        return erased ? Optional.empty() : Optional.of(store.of(userId, clock.instant()));
    }
}
