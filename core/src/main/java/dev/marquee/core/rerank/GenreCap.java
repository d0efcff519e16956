package dev.marquee.core.rerank;

/** Counts the genres of the first places of one list. Not thread-safe. */
final class GenreCap {
    private final MovieGenres genres;
    private final boolean[] uncounted;
    private final int most;
    private final int top;
    private final int[] counts;

    GenreCap(MovieGenres genres, RerankTask task) {
        this.genres = genres;
        this.uncounted = genres.among(task.askedGenres());
        this.most = task.options().maxPerGenre();
        this.top = task.options().capped() ? task.options().withinTop() : 0;
        this.counts = new int[genres.count()];
    }

    /** Whether a movie may have this place. */
    boolean allows(int ordinal, int place) {
        if (place >= top) {
            return true;
        }
        for (int genre : genres.of(ordinal)) {
            if (counts[genre] >= most && !uncounted[genre]) {
                return false;
            }
        }
        return true;
    }

    /** Takes account of a movie at its place. */
    void count(int ordinal, int place) {
        if (place < top) {
            for (int genre : genres.of(ordinal)) {
                counts[genre]++;
            }
        }
    }
}
