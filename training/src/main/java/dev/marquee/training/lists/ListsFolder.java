package dev.marquee.training.lists;

import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of lists, for one writer at a time: {@code plan.json} comes first and says what they are of, then the parts in any
 * order, and {@code manifest.json} last, when all are there.
 */
final class ListsFolder implements AutoCloseable {
    private static final String PLAN = "plan.json";
    private static final String MANIFEST = "manifest.json";
    private static final String HIDDEN = ".";
    private static final String SCRATCH = ".work-";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;
    private final WorkFolder work;
    private final ListPlan plan;

    private ListsFolder(Path path, WorkFolder work, ListPlan plan) {
        this.path = path;
        this.work = work;
        this.plan = plan;
    }

    /**
     * Opens a folder; it is made if it is not there.
     *
     * @param asked what its lists shall be of; where some are there, their year counts
     * @throws ListsException if somebody else writes to it, or what it holds is something else
     */
    static ListsFolder open(Path path, ListPlan asked) throws IOException {
        WorkFolder work = WorkFolder.in(path, SCRATCH)
                .orElseThrow(() -> new ListsException("another run makes lists in %s; wait for it".formatted(path)));
        try {
            return new ListsFolder(path, work, agreed(path, asked));
        } catch (IOException | RuntimeException | Error e) {
            work.close();
            throw e;
        }
    }

    private static ListPlan agreed(Path path, ListPlan asked) throws IOException {
        Optional<ListPlan> before = begun(path);
        if (before.isPresent()) {
            ListPlan begun = before.get();
            if (!begun.equals(asked.at(begun.year()))) {
                throw new ListsException("%s has %s; asked for are %s; give another --out, or delete the folder"
                        .formatted(path, begun, asked));
            }
            return begun;
        }
        requireEmpty(path);
        DurableFile.replace(path.resolve(PLAN), JSON.writeValueAsString(asked) + "\n");
        return asked;
    }

    private static ListPlan read(Path file) {
        try {
            return JSON.readValue(file.toFile(), ListPlan.class);
        } catch (JacksonException e) {
            throw new ListsException(
                    "%s is damaged: %s; delete the folder, or give another --out"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }

    private static void requireEmpty(Path path) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(HIDDEN))
                    .findAny()
                    .ifPresent(name -> {
                        throw new ListsException(
                                "%s has other files, such as %s, and no %s; give a new or an empty folder to --out"
                                        .formatted(path, name, PLAN));
                    });
        }
    }

    /** What the lists of a folder are of, where some were begun. */
    static Optional<ListPlan> begun(Path path) {
        Path file = path.resolve(PLAN);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** For files that are not whole yet. */
    Path scratch() {
        return work.path();
    }

    /** What the lists are of. */
    ListPlan plan() {
        return plan;
    }

    /** Whether all was there before this run. */
    boolean isWhole() {
        return Files.exists(path.resolve(MANIFEST)) && missing().isEmpty();
    }

    /** Numbers of the parts that are not there. One that is, is whole, since it came by a rename. */
    Set<Integer> missing() {
        return IntStream.range(0, plan.parts())
                .filter(part -> !Files.exists(path.resolve(plan.file(part))))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Says no longer that all parts are there, should one have been taken away. */
    void begin() throws IOException {
        DurableFile.delete(path.resolve(MANIFEST));
    }

    /** Says that all parts are there. */
    void finish() throws IOException {
        ListManifest manifest = ListManifest.of(plan, path);
        DurableFile.replace(path.resolve(MANIFEST), JSON.writeValueAsString(manifest) + "\n");
    }

    @Override
    public void close() throws IOException {
        work.close();
    }
}
