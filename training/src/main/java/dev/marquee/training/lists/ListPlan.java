package dev.marquee.training.lists;

import dev.marquee.training.dataset.Dataset;
import java.io.Serializable;

/**
 * What the lists of a folder are of, written down before the first of them: a run that goes on with another one must not mix
 * its lists with others. Nothing in it depends on who makes the lists.
 *
 * @param bundle version of the bundle that recommends
 * @param dataset id of the data set whose users are recommended to
 * @param limit length of a list
 * @param year of the requests that the lists answer
 * @param format of the files
 * @param users number of users
 * @param usersPerPart number of users of a file; the last one may have fewer
 */
public record ListPlan(
        String bundle, String dataset, int limit, int year, ListFormat format, int users, int usersPerPart)
        implements Serializable {
    /** A file of so many users is large enough to be worth a task, and small enough to be made again. */
    static final int USERS_PER_PART = 1_000;

    /** A plan for all users of a data set. */
    static ListPlan of(String bundle, Dataset dataset, int limit, int year, ListFormat format) {
        return new ListPlan(bundle, dataset.id(), limit, year, format, dataset.users(), USERS_PER_PART);
    }

    /** The same for requests of another year. */
    ListPlan at(int otherYear) {
        return new ListPlan(bundle, dataset, limit, otherYear, format, users, usersPerPart);
    }

    /** Number of files. */
    public int parts() {
        return Math.ceilDiv(users, usersPerPart);
    }

    /** Number of users in one of the files. */
    int users(int part) {
        return Math.min(usersPerPart, users - part * usersPerPart);
    }

    /** Name of one of the files. */
    String file(int part) {
        return "part-%06d.%s".formatted(part, format.label());
    }

    @Override
    public String toString() {
        return "lists of %d for data set %s with bundle %s as %s, %,d users a file"
                .formatted(limit, dataset, bundle, format.label(), usersPerPart);
    }
}
