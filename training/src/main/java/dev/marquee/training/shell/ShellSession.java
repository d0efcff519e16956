package dev.marquee.training.shell;

import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.Datasets;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a shell has open; where there is no data set or no bundle, these are null. Not thread-safe. */
public final class ShellSession {
    private static @Nullable ShellSession current;

    private final @Nullable TrainingSet set;
    private final @Nullable Bundle bundle;
    private final @Nullable ServedModel model;

    private ShellSession(@Nullable TrainingSet set, @Nullable Bundle bundle, @Nullable ServedModel model) {
        this.set = set;
        this.bundle = bundle;
        this.model = model;
    }

    /**
     * Opens the current data set and bundle of a folder of state, for {@link #current()}.
     *
     * @param told what was opened, and what is not there
     */
    static void open(Path home, Consumer<String> told) throws IOException {
        TrainingSet set = null;
        try {
            set = TrainingSet.of(new Datasets(home.resolve("datasets")).resolve(null));
            told.accept("set: data set %s, %,d movies, %,d ratings of %,d users"
                    .formatted(
                            set.id(),
                            set.catalog().size(),
                            set.ratings().size(),
                            set.ratings().users().size()));
        } catch (DatasetException e) {
            told.accept("set is null: " + e.getMessage());
        }
        Bundle bundle = bundle(new ModelsFolder(home.resolve("models")), told);
        current = new ShellSession(set, bundle, bundle == null ? null : ServedModel.of(bundle));
    }

    private static @Nullable Bundle bundle(ModelsFolder models, Consumer<String> told) {
        try {
            Bundle bundle = models.current().map(models::open).orElse(null);
            told.accept(
                    bundle == null
                            ? "bundle and model are null: none is published yet in %s; run ./marquee train"
                                    .formatted(models.path())
                            : "bundle, model: %s, trained on %s"
                                    .formatted(
                                            bundle.version(), bundle.manifest().dataset()));
            return bundle;
        } catch (BundleException e) {
            told.accept("bundle and model are null: " + e.getMessage());
            return null;
        }
    }

    /** The one that was opened last. */
    public static ShellSession current() {
        if (current == null) {
            throw new IllegalStateException("no session was opened");
        }
        return current;
    }

    /** The current data set. */
    public @Nullable TrainingSet set() {
        return set;
    }

    /** The current bundle. */
    public @Nullable Bundle bundle() {
        return bundle;
    }

    /** The models of that bundle, along the path of a request. */
    public @Nullable ServedModel model() {
        return model;
    }

    /** Movies with this in their title, the most popular first. */
    public List<Movie> movies(String title) {
        String part = title.toLowerCase(Locale.ROOT);
        return catalog().movies().stream()
                .filter(movie -> movie.title().toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparingDouble(Movie::popularity).reversed())
                .toList();
    }

    /**
     * The most popular movie with this in its title.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Movie movie(String title) {
        return movies(title).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no movie with \"%s\" in its title".formatted(title)));
    }

    /** Recommends to a person who gave these five stars each, the last one last. */
    public Recommendations recommend(Movie... liked) {
        return recommend(History.inOrder(Arrays.stream(liked)
                .map(movie -> new RatedMovie(movie.movieId(), 5, 0))
                .toList()));
    }

    /**
     * Recommends by a history, as the services would today.
     *
     * @throws IllegalStateException if there is no bundle
     */
    public Recommendations recommend(History history) {
        if (model == null || bundle == null) {
            throw new IllegalStateException("there is no bundle; run ./marquee train");
        }
        int year = RankingFeatures.contextYear(
                Year.now(ZoneOffset.UTC).getValue(),
                bundle.manifest().trainedOn().newest());
        List<RankedMovie> list = model.recommend(
                history,
                MovieFilter.NONE,
                Recommendations.SHOWN,
                year,
                bundle.manifest().blend());
        return Recommendations.of(list, catalog());
    }

    /** Of the bundle, where there is one. */
    private Catalog catalog() {
        if (bundle != null) {
            return bundle.catalog();
        }
        if (set != null) {
            return set.catalog();
        }
        throw new IllegalStateException("there is no data set; run ./marquee import FILE-OR-FOLDER");
    }
}
