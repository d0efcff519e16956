package dev.marquee.training.dataset;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one edition of MovieLens, found by their names.
 *
 * @param layout how they are written
 * @param files ratings and movies always, the rest where it is there
 */
record MovieLensFiles(Layout layout, Map<Role, SourceFile> files) {

    /**
     * Finds the files of the first layout whose ratings are there.
     *
     * @param source what is searched, for messages
     * @throws DatasetException if no layout's ratings are there, its movies are missing, or two files have one name
     */
    static MovieLensFiles find(String source, List<SourceFile> candidates) {
        return Arrays.stream(Layout.values())
                .filter(layout -> find(source, candidates, layout.fileName(Role.RATINGS)) != null)
                .findFirst()
                .map(layout -> of(source, candidates, layout))
                .orElseThrow(() -> new DatasetException(source
                        + " holds no ratings.csv (nor ratings.dat of ML-1M, nor u.data of ML-100K); give a MovieLens"
                        + " archive or the folder that holds ratings.csv and movies.csv"));
    }

    private static MovieLensFiles of(String source, List<SourceFile> candidates, Layout layout) {
        var files = new EnumMap<Role, SourceFile>(Role.class);
        for (Role role : Role.values()) {
            SourceFile file = find(source, candidates, layout.fileName(role));
            if (file != null) {
                files.put(role, file);
            }
        }
        if (!files.containsKey(Role.MOVIES)) {
            throw new DatasetException("%s holds %s but no %s; put both side by side"
                    .formatted(source, layout.fileName(Role.RATINGS), layout.fileName(Role.MOVIES)));
        }
        return new MovieLensFiles(layout, files);
    }

    private static @Nullable SourceFile find(String source, List<SourceFile> candidates, @Nullable String name) {
        var found = candidates.stream().filter(file -> file.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new DatasetException("%s holds more than one %s: %s; give the folder of one of them"
                    .formatted(
                            source,
                            name,
                            String.join(
                                    ", ", found.stream().map(SourceFile::path).toList())));
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
