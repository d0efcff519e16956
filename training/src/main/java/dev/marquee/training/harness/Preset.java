package dev.marquee.training.harness;

import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.PublishedPart;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.split.PublishedSplit;
import dev.marquee.training.split.RandomSplit;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.train.TrainingSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A split of a well-known data set by which others have published figures. */
final class Preset {
    /** {@code ml-100k-u1} to {@code ml-100k-u5} are in files of that data set; {@code ml-1m} is a random tenth. */
    static final List<String> NAMES = Stream.concat(
                    IntStream.rangeClosed(1, 5).mapToObj(fold -> "ml-100k-u" + fold), Stream.of("ml-1m"))
            .toList();

    private static final String OF_100K = "ml-100k-";
    private static final int RATINGS_OF_1M = 1_000_209;
    private static final List<ProtocolReport.Published> ON_U1 = List.of(
            new ProtocolReport.Published("ranking", "myFM", "rmse", 0.8808, "this split"),
            new ProtocolReport.Published("ranking", "GLocal-K", "rmse", 0.8889, "this split"));
    private static final List<ProtocolReport.Published> ON_100K = List.of(
            new ProtocolReport.Published("ranking", "Surprise SVD++", "rmse", 0.919, "five random folds"),
            new ProtocolReport.Published("ranking", "Surprise SVD", "rmse", 0.934, "five random folds"),
            new ProtocolReport.Published("ranking", "TFRS DCN", "rmse", 0.9326, "a random fifth"),
            new ProtocolReport.Published(
                    "retrieval", "tf_tabular", "top_100_accuracy_seen_kept", 0.3438, "a random fifth"),
            new ProtocolReport.Published("retrieval", "TFRS", "top_100_accuracy_seen_kept", 0.2332, "a random fifth"));
    private static final List<ProtocolReport.Published> ON_1M = List.of(
            new ProtocolReport.Published("ranking", "GLocal-K", "rmse", 0.8227, "a random tenth"),
            new ProtocolReport.Published("ranking", "Surprise SVD++", "rmse", 0.862, "five random folds"));

    private final String name;
    private final TrainingSet set;

    private Preset(String name, TrainingSet set) {
        this.name = name;
        this.set = set;
    }

    /**
     * What a preset measures.
     *
     * @param name one of {@link #NAMES}
     * @param files the folder with the published parts, where the preset has such
     * @throws DatasetException if the data set is not the one that the preset is of, or the files are not there
     */
    static Plan plan(String name, TrainingSet set, Path files, List<Long> seeds) {
        Preset preset = new Preset(name, set);
        return name.startsWith(OF_100K) ? preset.of100k(files, seeds) : preset.of1m(seeds);
    }

    private Plan of100k(Path files, List<Long> seeds) {
        String fold = name.substring(OF_100K.length());
        PublishedPart known = part(files.resolve(fold + ".base"));
        PublishedPart asked = part(files.resolve(fold + ".test"));
        checkParts(known, asked, files, fold);
        List<Trial> trials = seeds.stream()
                .map(seed -> Trial.random(seed, () -> split(fold, asked, seed), Protocol.everything()))
                .toList();
        List<ProtocolReport.Published> published = fold.equals("u1")
                ? Stream.concat(ON_U1.stream(), ON_100K.stream()).toList()
                : ON_100K;
        return new Plan(name, "the published part " + fold + ".test of ML-100K", false, seeds, trials, published);
    }

    private Split split(String fold, PublishedPart asked, long seed) {
        return PublishedSplit.of(
                "published %s.test, seed %d".formatted(fold, seed),
                set.ratings(),
                (userId, ordinal) -> asked.holds(userId, set.catalog().movieId(ordinal)),
                seed);
    }

    private void checkParts(PublishedPart known, PublishedPart asked, Path files, String fold) {
        int held = 0;
        for (UserRatings user : set.ratings().users()) {
            for (int ordinal : user.ordinals()) {
                int movieId = set.catalog().movieId(ordinal);
                held += known.holds(user.userId(), movieId) || asked.holds(user.userId(), movieId) ? 1 : 0;
            }
        }
        int size = set.ratings().size();
        if (held != size || known.size() + asked.size() != size) {
            throw new DatasetException(
                    "%s: data set %s has %,d ratings, of which %,d are in %s.base and %s.test of %s, which have %,d; import that folder, or name the data set with --dataset"
                            .formatted(name, set.id(), size, held, fold, fold, files, known.size() + asked.size()));
        }
    }

    private PublishedPart part(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(
                    "%s needs %s, which is not there; unpack ML-100K, import the folder and name it with --preset-files"
                            .formatted(name, file));
        }
        return PublishedPart.read(file);
    }

    private Plan of1m(List<Long> seeds) {
        if (set.ratings().size() != RATINGS_OF_1M) {
            throw new DatasetException("%s is of ML-1M, which has %,d ratings; data set %s has %,d"
                    .formatted(name, RATINGS_OF_1M, set.id(), set.ratings().size()));
        }
        List<Trial> trials = seeds.stream()
                .map(seed -> Trial.random(seed, () -> RandomSplit.tenth(set.ratings(), seed), Protocol.everything()))
                .toList();
        return new Plan(name, "a random tenth of ML-1M", false, seeds, trials, ON_1M);
    }
}
