package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.history.History;
import dev.marquee.service.Deadline;

/** A request whose person is known, before the stages are asked. Not thread-safe: one thread leads a request. */
public final class Visit {
    private final Task task;
    private final BundleTask known;
    private final Progress progress;

    /**
     * A visit.
     *
     * @param known the task as the newest bundle knows it
     */
    Visit(Task task, BundleTask known, Progress progress) {
        this.task = task;
        this.known = known;
        this.progress = progress;
    }

    /** What the person has said and done. */
    public Feedback feedback() {
        return task.feedback();
    }

    /** What the models read of it, of the movies of the newest bundle, oldest first. */
    public History history() {
        return known.history();
    }

    /** What is asked for, as a bundle knows it; any thread may ask. */
    BundleTask on(ServedBundle bundle) {
        return known.isOf(bundle) ? known : task.on(bundle);
    }

    /** When all stages must be done. */
    Deadline deadline() {
        return progress.deadline();
    }

    /** Whether there is time to put another row together; if there is not, the answer will say that rows are missing. */
    public boolean hasTime() {
        if (progress.isLate()) {
            String message = "the time left was not enough to put all rows together";
            progress.degrade(Step.ROWS, new StageFailure(FailureReason.BUDGET, message, null));
            return false;
        }
        return true;
    }

    Task task() {
        return task;
    }

    BundleTask known() {
        return known;
    }

    Progress progress() {
        return progress;
    }
}
