package dev.marquee.training.dataset;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a data set. For {@code @Mixin} fields. */
public final class DatasetOption {
    @Option(names = "--dataset", paramLabel = "ID", description = "The data set (default: the one imported last).")
    private @Nullable String id;

    /** The data set that was asked for, or the one imported last. */
    public Dataset in(Datasets datasets) {
        return datasets.resolve(id);
    }

    /** The same where another one is meant if none was named; null means the one imported last. */
    public Dataset in(Datasets datasets, @Nullable String otherwise) {
        return datasets.resolve(id == null ? otherwise : id);
    }

    /** Whether one was named. */
    public boolean isGiven() {
        return id != null;
    }
}
