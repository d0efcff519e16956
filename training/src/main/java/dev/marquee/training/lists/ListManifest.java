package dev.marquee.training.lists;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marquee.core.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole folder of lists holds. Nothing in it depends on who made the lists, or when.
 *
 * @param plan what the lists are of
 * @param parts number of files
 * @param files in the order of the data set
 */
record ListManifest(@JsonUnwrapped ListPlan plan, int parts, List<Entry> files) {

    /**
     * A file.
     *
     * @param name in the folder
     * @param users number of users in it
     * @param bytes size
     * @param sha256 64 hex digits
     */
    record Entry(String name, int users, long bytes, String sha256) {}

    /** Reads all files of a folder that has them all. */
    static ListManifest of(ListPlan plan, Path folder) throws IOException {
        List<Entry> files = new ArrayList<>(plan.parts());
        for (int part = 0; part < plan.parts(); part++) {
            Path file = folder.resolve(plan.file(part));
            files.add(new Entry(plan.file(part), plan.users(part), Files.size(file), Digest.of(file)));
        }
        return new ListManifest(plan, plan.parts(), files);
    }
}
