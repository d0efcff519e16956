package dev.marquee.training.synthetic;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Invents movies one by one: more of recent years, one to three genres each, a taste that the genres tell half of. */
final class FilmMaker {
    private static final LocalDate LAST_RELEASE = LocalDate.of(2019, 9, 30);
    private static final double OLDEST_DAYS = 118 * 365.25;
    /** Half of the movies are of the last 26 years. */
    private static final double AGE_EXPONENT = 2.2;

    private static final double NO_GENRE_SHARE = 0.05;
    private static final double GENRE_WEIGHT = 0.7;
    private static final double OWN_DEVIATION = 0.7;
    private static final double QUALITY_DEVIATION = 0.35;
    private static final float POPULAR_IS_BETTER = 0.5f;

    private static final List<String> GENRES = List.of(
            "Drama",
            "Comedy",
            "Thriller",
            "Romance",
            "Action",
            "Horror",
            "Documentary",
            "Crime",
            "Adventure",
            "Sci-Fi",
            "Children",
            "Animation",
            "Mystery",
            "Fantasy",
            "War",
            "Western",
            "Musical",
            "Film-Noir",
            "IMAX");
    private static final List<String> FIRST_WORDS = List.of(
            "Silent",
            "Crimson",
            "Last",
            "Hidden",
            "Broken",
            "Golden",
            "Distant",
            "Burning",
            "Endless",
            "Quiet",
            "Paper",
            "Winter",
            "Electric",
            "Lost",
            "Midnight",
            "Little");
    private static final List<String> SECOND_WORDS = List.of(
            "River",
            "Garden",
            "Promise",
            "Harbor",
            "Machine",
            "Orchard",
            "Empire",
            "Letter",
            "Mirror",
            "Horizon",
            "Station",
            "Island",
            "Waltz",
            "Signal",
            "Stranger",
            "Summer");

    private final SplittableRandom random;
    private final float[][] genreTastes = new float[GENRES.size()][];

    FilmMaker(SplittableRandom random) {
        this.random = random;
        for (int genre = 0; genre < genreTastes.length; genre++) {
            genreTastes[genre] = Taste.around(new float[Taste.DIMENSION], 1, random);
        }
    }

    /**
     * A movie.
     *
     * @param popularity place among all by popularity, from 0 (the most popular) to 1
     */
    Film film(double popularity) {
        double age = OLDEST_DAYS * Math.pow(random.nextDouble(), AGE_EXPONENT);
        LocalDate released = LAST_RELEASE.minusDays((long) age);
        var genres = new TreeMap<String, float[]>();
        int wanted = random.nextDouble() < NO_GENRE_SHARE ? 0 : random.nextInt(1, 4);
        for (int i = 0; i < wanted; i++) {
            // Squared: the first genres are the frequent ones.
            int genre = (int) (GENRES.size() * Math.pow(random.nextDouble(), 2));
            genres.put(GENRES.get(genre), genreTastes[genre]);
        }
        double quality = QUALITY_DEVIATION * random.nextGaussian() + POPULAR_IS_BETTER * (0.5 - popularity);
        return new Film(
                released.atStartOfDay().toEpochSecond(ZoneOffset.UTC),
                title() + " (" + released.getYear() + ")",
                List.copyOf(genres.keySet()),
                (float) quality,
                Taste.around(mean(List.copyOf(genres.values())), OWN_DEVIATION, random));
    }

    private String title() {
        String words = FIRST_WORDS.get(random.nextInt(FIRST_WORDS.size())) + " "
                + SECOND_WORDS.get(random.nextInt(SECOND_WORDS.size()));
        return random.nextInt(4) == 0 ? words + ", The" : words;
    }

    private static float[] mean(List<float[]> tastes) {
        float[] mean = new float[Taste.DIMENSION];
        for (float[] taste : tastes) {
            for (int i = 0; i < mean.length; i++) {
                // Over the root: the mean of several is as long as one.
                mean[i] += (float) (GENRE_WEIGHT * taste[i] / Math.sqrt(tastes.size()));
            }
        }
        return mean;
    }
}
