package dev.marquee.training.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a few users, beside what they liked.
 *
 * @param model that made the lists
 * @param split of whose test part the users are
 * @param seed of training
 * @param users by size of their history
 */
public record Examples(String model, String split, long seed, List<User> users) {
    /** No users. */
    public static final Examples NONE = new Examples("", "", 0, List.of());

    /** Copies the list. */
    public Examples {
        users = List.copyOf(users);
    }

    /**
     * A user.
     *
     * @param id as imported
     * @param known number of known ratings
     * @param asked number of held-out ratings
     * @param liked the newest movies of the known ones that were liked, newest first
     * @param list shown, best first
     */
    public record User(String id, int known, int asked, List<Film> liked, List<Film> list) {
        /** Copies the lists. */
        public User {
            liked = List.copyOf(liked);
            list = List.copyOf(list);
        }
    }

    /**
     * A movie.
     *
     * @param rating that the user gave it, known or held out; null if none
     */
    public record Film(
            String title, @Nullable Integer year, @Nullable Float rating) {}
}
