package dev.marquee.contract.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the scores of some movies are multiplied by. Immutable. */
public final class NewWeight extends Fields<NewWeight> {
    private NewWeight(Map<String, Object> given) {
        super(given);
    }

    /** Above 1 boosts, below 1 buries; of which movies, {@link #movieIds} and {@link #genres} say. */
    public static NewWeight factor(double factor) {
        return new NewWeight(Map.of("factor", factor));
    }

    @Override
    NewWeight copy(Map<String, Object> fields) {
        return new NewWeight(fields);
    }

    /** Of these movies. */
    public NewWeight movieIds(Collection<Integer> movieIds) {
        return with("movieIds", List.copyOf(movieIds));
    }

    /** Of the movies of these genres. */
    public NewWeight genres(String... genres) {
        return with("genres", List.of(genres));
    }
}
