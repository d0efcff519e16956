package dev.marquee.training.dataset;

import java.nio.file.Path;

/**
 * A source file brought into the form that {@link SourceTable} reads.
 *
 * @param name of the source file, for messages
 * @param path the file of numbered lines
 * @param sha256 of the source file's content, unpacked
 * @param bytes of the source file, unpacked
 */
record StagedFile(String name, Path path, String sha256, long bytes) {}
