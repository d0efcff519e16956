package dev.marquee.training.lists;

import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.HistoryReader;
import dev.marquee.training.train.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a folder that are not there, and then its manifest. */
final class ListsRun {
    private final ListsFolder lists;
    private final Path bundle;
    private final Dataset dataset;

    ListsRun(ListsFolder lists, Path bundle, Dataset dataset) {
        this.lists = lists;
        this.bundle = bundle;
        this.dataset = dataset;
    }

    /**
     * What a run has made.
     *
     * @param folder where the files are
     * @param plan what the lists are of
     * @param files number of files in the folder
     * @param filesMade how many of them this run has made
     * @param usersMade number of users in these
     * @param seconds that this took, the bundle's loading and the reading of histories included
     * @param usersPerSecond their quotient; 0 where nothing was to be done
     */
    record Outcome(
            String folder,
            ListPlan plan,
            int files,
            int filesMade,
            long usersMade,
            double seconds,
            double usersPerSecond) {
        String text() {
            String there = "%,d users have their lists of %d in %s (%s, %,d %s)"
                    .formatted(
                            plan.users(),
                            plan.limit(),
                            folder,
                            plan.format().label(),
                            files,
                            files == 1 ? "file" : "files");
            String made = filesMade == 0
                    ? "; all of them were there"
                    : "%n%,d of them made now, for %,d users in %.1f s: %,.0f users/s"
                            .formatted(filesMade, usersMade, seconds, usersPerSecond);
            return there + made + System.lineSeparator();
        }
    }

    /**
     * Makes what is missing.
     *
     * @param master as {@link ListEngine#make} takes it
     */
    Outcome run(ListEngine engine, @Nullable String master) throws IOException {
        if (lists.isWhole()) {
            return outcome(Set.of(), 0);
        }
        lists.begin();
        Set<Integer> missing = lists.missing();
        long start = System.nanoTime();
        List<Part> parts =
                parts().stream().filter(part -> missing.contains(part.number())).toList();
        if (!parts.isEmpty()) {
            make(engine, master, parts);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        lists.finish();
        return outcome(missing, seconds);
    }

    private void make(ListEngine engine, @Nullable String master, List<Part> parts) throws IOException {
        ListJob job = ListJob.of(lists.plan(), bundle, dataset.folder(), lists);
        try (Progress bar = new Progress("files", parts.size())) {
            engine.make(job, parts, master, part -> bar.step());
        }
    }

    private List<Part> parts() {
        try (HistoryReader histories = new HistoryReader(dataset)) {
            List<Part> parts = Part.all(histories.cut(lists.plan().usersPerPart()));
            if (parts.size() != lists.plan().parts()) {
                throw new ListsException("data set %s has %,d users by its manifest, and ratings for %,d files of %,d"
                        .formatted(
                                dataset.id(),
                                dataset.users(),
                                parts.size(),
                                lists.plan().usersPerPart()));
            }
            return parts;
        }
    }

    private Outcome outcome(Set<Integer> made, double seconds) {
        ListPlan plan = lists.plan();
        long users = made.stream().mapToLong(plan::users).sum();
        return new Outcome(
                lists.path().toString(),
                plan,
                plan.parts(),
                made.size(),
                users,
                seconds,
                users == 0 ? 0 : users / seconds);
    }
}
