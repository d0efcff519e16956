package dev.marquee.core.feature;

import dev.marquee.core.catalog.IdTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the features of history × movie × context for the ranking model. All numbers about the person come from the
 * history, so that somebody never seen before is served like everybody else. Thread-safe while nobody changes the
 * statistics.
 *
 * <p>A residual is a rating minus global mean and movie bias; the user bias is the shrunken mean residual of the
 * history; affinities are shrunken mean residuals, user bias removed, of the part of the history that shares a trait.
 */
public final class RankingFeatures {
    /** What each column of a row holds; roughly within [−2, 2]. */
    public static final List<String> NAMES = List.of(
            "userBias",
            "userSpread",
            "userRatings",
            "recentMood",
            "movieBias",
            "movieRatings",
            "movieYear",
            "movieAge",
            "genreAffinity",
            "genreShare",
            "yearAffinity",
            "peopleAffinity",
            "peopleShared");

    /** Number of features in a row. */
    public static final int COUNT = NAMES.size();

    static final float USER_PRIOR = 5;
    static final float TRAIT_PRIOR = 3;
    static final int RECENT = 10;
    static final int YEAR_WINDOW = 5;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS = 200;

    private static final double[] LOGARITHMS =
            IntStream.range(0, 1 << 12).mapToDouble(Math::log1p).toArray();

    private final MovieTraits traits;
    private final MovieStatistics statistics;

    /** Features over these movies. */
    public RankingFeatures(MovieTraits traits, MovieStatistics statistics) {
        this.traits = traits;
        this.statistics = statistics;
    }

    /**
     * The year at which to encode a request: the year asked for, but none after the newest rating that the model was
     * trained on, since it has never seen movies that old.
     *
     * @param asked year of the request
     * @param newest time of the newest rating trained on, seconds since 1970
     */
    public static int contextYear(int asked, long newest) {
        return Math.min(
                asked, Instant.ofEpochSecond(newest).atOffset(ZoneOffset.UTC).getYear());
    }

    /**
     * Encodes one request.
     *
     * @param history what the person has rated
     * @param candidates ordinals to score, shape {@code [n]}; not modified, kept
     * @param year of the request, at which the age of a movie is taken
     */
    public RankingInput encode(KnownHistory history, int[] candidates, int year) {
        Taste taste = new Taste(history.ordinals(), history.ratings());
        float[] baselines = new float[candidates.length];
        float[] features = new float[candidates.length * COUNT];
        for (int row = 0; row < candidates.length; row++) {
            int movie = candidates[row];
            baselines[row] = (float) (statistics.globalMean() + statistics.bias(movie) + taste.bias);
            taste.describe(movie, year, features, row * COUNT);
        }
        return new RankingInput(
                history.ordinals(), history.ratings(), taste.residuals, candidates, baselines, features);
    }

    /** {@code ln(1 + count) / scale}; the logarithms of ordinary counts are there already. */
    private static float log(int count, double scale) {
        return (float) ((count < LOGARITHMS.length ? LOGARITHMS[count] : Math.log1p(count)) / scale);
    }

    /** What a history says about the person's taste. */
    private final class Taste {
        private final float[] residuals;
        private final float bias;
        private final float spread;
        private final float mood;
        private final float[] genreSums = new float[traits.genreCount()];
        private final int[] genreCounts = new int[traits.genreCount()];
        private final float[] yearSums = new float[YEARS];
        private final int[] yearCounts = new int[YEARS];
        private final IdTable people;
        private final float[] peopleSums;
        private final int[] peopleCounts;

        Taste(int[] history, float[] ratings) {
            residuals = new float[history.length];
            int mentions = 0;
            for (int movie : history) {
                mentions += traits.people()[movie].length;
            }
            people = new IdTable(mentions);
            peopleSums = new float[mentions];
            peopleCounts = new int[mentions];
            float sum = 0;
            for (int i = 0; i < history.length; i++) {
                residuals[i] = (float) (ratings[i] - statistics.globalMean() - statistics.bias(history[i]));
                sum += residuals[i];
            }
            bias = sum / (history.length + USER_PRIOR);
            float squares = USER_PRIOR;
            for (int i = 0; i < history.length; i++) {
                residuals[i] -= bias;
                squares += residuals[i] * residuals[i];
                count(history[i], residuals[i]);
            }
            spread = (float) Math.sqrt(squares / (history.length + USER_PRIOR));
            mood = recentMood();
        }

        private float recentMood() {
            float sum = 0;
            int from = Math.max(0, residuals.length - RECENT);
            for (int i = from; i < residuals.length; i++) {
                sum += residuals[i];
            }
            return sum / (residuals.length - from + TRAIT_PRIOR);
        }

        private void count(int movie, float residual) {
            for (int genre : traits.genres()[movie]) {
                genreSums[genre] += residual;
                genreCounts[genre]++;
            }
            for (int person : traits.people()[movie]) {
                int slot = people.add(person);
                peopleSums[slot] += residual;
                peopleCounts[slot]++;
            }
            if (traits.years()[movie] > 0) {
                int year = yearSlot(traits.years()[movie]);
                yearSums[year] += residual;
                yearCounts[year]++;
            }
        }

        void describe(int movie, int year, float[] row, int at) {
            int released = traits.years()[movie];
            row[at] = bias;
            row[at + 1] = spread - 1;
            row[at + 2] = log(residuals.length, 4) - 1;
            row[at + 3] = mood;
            row[at + 4] = (float) statistics.bias(movie);
            row[at + 5] = log(statistics.counts()[movie], 4) - 0.5f;
            row[at + 6] = released == 0 ? 0 : (released - 1990) / 25f;
            row[at + 7] = released == 0 ? 0 : Math.clamp(year - released, 0, 60) / 20f - 0.5f;
            describeGenres(movie, row, at + 8);
            row[at + 10] = released == 0 ? 0 : yearAffinity(yearSlot(released));
            describePeople(movie, row, at + 11);
        }

        private void describeGenres(int movie, float[] row, int at) {
            int[] genres = traits.genres()[movie];
            float affinity = 0;
            float share = 0;
            for (int genre : genres) {
                affinity += genreSums[genre] / (genreCounts[genre] + TRAIT_PRIOR);
                share += genreCounts[genre];
            }
            row[at] = genres.length == 0 ? 0 : affinity / genres.length;
            row[at + 1] = genres.length == 0 ? 0 : share / genres.length / (residuals.length + TRAIT_PRIOR);
        }

        private float yearAffinity(int slot) {
            float sum = 0;
            int count = 0;
            for (int i = Math.max(0, slot - YEAR_WINDOW); i <= Math.min(YEARS - 1, slot + YEAR_WINDOW); i++) {
                sum += yearSums[i];
                count += yearCounts[i];
            }
            return sum / (count + TRAIT_PRIOR);
        }

        private void describePeople(int movie, float[] row, int at) {
            float sum = 0;
            int count = 0;
            for (int person : traits.people()[movie]) {
                int slot = people.find(person);
                if (slot >= 0) {
                    count += peopleCounts[slot];
                    sum += peopleSums[slot];
                }
            }
            row[at] = sum / (count + TRAIT_PRIOR);
            row[at + 1] = log(count, 2);
        }

        private static int yearSlot(int year) {
            return Math.clamp(year - FIRST_YEAR, 0, YEARS - 1);
        }
    }
}
