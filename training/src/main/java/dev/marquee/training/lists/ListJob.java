package dev.marquee.training.lists;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * All that must be known to make parts, wherever: paths are absolute, and the same on each machine that makes some. Travels to
 * other processes.
 *
 * @param plan what the lists are of
 * @param bundle folder of the bundle
 * @param dataset folder of the data set
 * @param folder where the files go
 * @param scratch folder for files that are not whole yet, in the same file system
 */
public record ListJob(ListPlan plan, String bundle, String dataset, String folder, String scratch)
        implements Serializable {

    static ListJob of(ListPlan plan, Path bundle, Path dataset, ListsFolder lists) {
        return new ListJob(
                plan,
                bundle.toString(),
                dataset.toString(),
                lists.path().toString(),
                lists.scratch().toString());
    }

    /** The place of a part. */
    Path place(Part part) {
        return Path.of(folder, plan.file(part.number()));
    }
}
