package dev.marquee.training.harness;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Meanings;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.split.Case;
import java.util.List;
import java.util.Random;

/**
 * People whose newest known ratings are hidden behind signals, and a user tower to ask. Not thread-safe.
 *
 * @param stage that was fitted on no rating that is asked for
 * @param people who are asked
 * @param seed of the signals
 */
record FeedbackCases(Catalog catalog, RetrievalStage stage, List<Case> people, long seed) {

    /** Asks for all of them; the signals are the same each time. */
    Measure.OfRetrieval ask(Behaviour behaviour, HistoryReading reading, Meanings meanings) {
        Measure.OfRetrieval measure = new Measure.OfRetrieval(catalog.size());
        int[] uncounted = new int[catalog.size()];
        Random random = new Random(seed);
        for (Case held : people) {
            Feedback feedback = behaviour.of(catalog, held.known(), random);
            KnownHistory history = KnownHistory.of(catalog, reading.of(held, feedback, meanings, catalog));
            measure.ask(_ -> stage.scores(history), held, uncounted);
        }
        return measure;
    }
}
