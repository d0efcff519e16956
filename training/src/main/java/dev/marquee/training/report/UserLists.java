package dev.marquee.training.report;

import dev.marquee.training.chart.Markup;

/** Lists beside histories. */
final class UserLists {
    private UserLists() {}

    static void write(Examples examples, Markup out) {
        if (examples.users().isEmpty()) {
            return;
        }
        out.open("section", "id", "lists").element("h2", "Lists beside histories");
        out.element(
                "p",
                ("Lists of “%s” (%s, training seed %d) for the users in the middle of each quarter by size of history."
                                + " A star marks a movie that the user did rate later, with that rating, which the list"
                                + " was made without.")
                        .formatted(examples.model(), examples.split(), examples.seed()));
        examples.users().forEach(user -> write(user, out));
        out.close();
    }

    private static void write(Examples.User user, Markup out) {
        long hits = user.list().stream().filter(film -> film.rating() != null).count();
        out.open("article")
                .element("h3", "User " + user.id())
                .element(
                        "p",
                        "%,d known ratings, %,d held out; %d of the %d shown are among those."
                                .formatted(
                                        user.known(),
                                        user.asked(),
                                        hits,
                                        user.list().size()));
        out.open("div", "class", "beside");
        out.open("div").element("h4", "Liked lately").open("ul");
        user.liked().forEach(film -> film(film, "", out));
        out.close().close();
        out.open("div").element("h4", "Shown").open("ol");
        user.list().forEach(film -> film(film, film.rating() == null ? "" : "hit", out));
        out.close().close().close().close();
    }

    private static void film(Examples.Film film, String style, Markup out) {
        out.open("li", "class", style).text(film.title());
        if (film.year() != null) {
            out.element("span", " " + film.year(), "class", "faded");
        }
        if (film.rating() != null) {
            out.element("span", " %s%.1f".formatted(style.isEmpty() ? "" : "★ ", film.rating()), "class", "rating");
        }
        out.close();
    }
}
