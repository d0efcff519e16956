package dev.marquee.core.bundle;

/** What a file of a bundle is for. Readers ignore roles that they do not know, so that parts can be added. */
public enum Role {
    /** All movies, {@link dev.marquee.core.catalog.CatalogFile}. */
    CATALOG("catalog", "catalog/movies.ndjson.gz"),
    /** SavedModel: history to user embedding. */
    USER_TOWER("user-tower", "retrieval/user-tower"),
    /** SavedModel: movie and its features to item embedding. */
    ITEM_TOWER("item-tower", "retrieval/item-tower"),
    /** The vocabulary of movie metadata, {@link dev.marquee.core.feature.MovieFeatures} as JSON. */
    MOVIE_FEATURES("movie-features", "retrieval/movie-features.json"),
    /** Item embeddings by ordinal. */
    ITEM_VECTORS("item-vectors", "retrieval/item-vectors.bin"),
    /** HNSW graph over the item embeddings. */
    INDEX("index", "retrieval/hnsw.bin"),
    /** SavedModel: ranking features to predicted rating. */
    RATING_MODEL("rating-model", "ranking/rating-model"),
    /** SavedModel: features of a movie to what the rating model knows of it, for movies that the catalog does not hold. */
    MOVIE_TOWER("movie-tower", "ranking/movie-tower"),
    /** Inputs with the outputs that training computed. */
    GOLDEN("golden", "golden.json");

    private final String label;
    private final String path;

    Role(String label, String path) {
        this.label = label;
        this.path = path;
    }

    /** The name in the manifest. */
    public String label() {
        return label;
    }

    /** The file, or the folder of a SavedModel, relative to the bundle. */
    public String path() {
        return path;
    }
}
