package dev.marquee.api.feedback;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user is not interested in.
 *
 * @param items what was said last comes first
 */
record NotInterestedList(
        @Schema(description = "What was said last comes first; at most 1,000.")
        List<Item> items) {

    /** Copies the list. */
    NotInterestedList {
        items = List.copyOf(items);
    }

    /** As a bundle spells the names. */
    static NotInterestedList of(List<Mute> mutes, ServedBundle bundle) {
        return new NotInterestedList(
                mutes.stream().map(mute -> Item.of(mute, bundle)).toList());
    }

    private static String spelled(String genre, ServedBundle bundle) {
        return bundle.catalog().genres().stream()
                .filter(genre::equalsIgnoreCase)
                .findFirst()
                .orElse(genre);
    }

    /**
     * One thing; exactly one of movie, genre and person is there.
     *
     * @param movieId of the catalogue
     * @param genre as the catalogue spells it, in lower case if it is no longer there
     * @param person likewise
     * @param since when it was said
     * @param until nothing of it is shown before then
     */
    @Schema(name = "NotInterested")
    record Item(
            @Nullable Integer movieId,
            @Nullable String genre,
            @Nullable String person,

            @Schema(description = "When it was said.") Instant since,

            @Schema(description = "Nothing of it is shown before then.")
            Instant until) {

        private static Item of(Mute mute, ServedBundle bundle) {
            Subject subject = mute.subject();
            String name = subject.name();
            return switch (subject.kind()) {
                case MOVIE -> new Item(subject.movieId(), null, null, mute.since(), mute.until());
                case GENRE -> new Item(null, spelled(name, bundle), null, mute.since(), mute.until());
                case PERSON ->
                    new Item(null, null, bundle.people().named(name).orElse(name), mute.since(), mute.until());
            };
        }
    }
}
