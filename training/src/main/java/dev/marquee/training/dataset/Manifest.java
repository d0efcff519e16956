package dev.marquee.training.dataset;

import java.util.List;

/**
 * What a data set is made of: the file {@code manifest.json}. Nothing in it depends on when or where the import ran.
 *
 * @param id name of the data set and of its folder
 * @param preparationVersion of the code that prepared it
 * @param maxRejectedPercent the option it was imported with
 * @param sources the files it was made from
 * @param counts its size
 * @param files what is in its folder, without the manifest
 */
record Manifest(
        String id,
        int preparationVersion,
        double maxRejectedPercent,
        List<SourceEntry> sources,
        Counts counts,
        List<FileEntry> files) {

    /**
     * A file that the data set was made from.
     *
     * @param role such as {@code ratings}
     * @param name of the file
     * @param sha256 of its content, unpacked
     * @param bytes of its content, unpacked
     */
    record SourceEntry(String role, String name, String sha256, long bytes) {}

    /** Sizes; the movies are the whole catalogue, rated or not. */
    record Counts(long users, long movies, long ratings, long tags) {}

    /** A file of the data set. */
    record FileEntry(String name, long bytes, String sha256) {}
}
