package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.history.History;
import dev.marquee.service.Deadline;
import java.util.BitSet;

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

    /** The ordinals of a bundle that may be shown; any thread may ask. The caller owns the set. */
    BitSet accepted(ServedBundle bundle) {
        return bundle.version().equals(known.bundle().version())
                ? known.copyOfAccepted()
                : task.on(bundle).copyOfAccepted();
    }

    /** When all stages must be done. */
    Deadline deadline() {
        return progress.deadline();
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
