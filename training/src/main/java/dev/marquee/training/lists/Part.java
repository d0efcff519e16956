package dev.marquee.training.lists;

import dev.marquee.training.dataset.RatingRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The users of one file. Travels to other processes.
 *
 * @param number from 0
 * @param rows what they have rated
 */
public record Part(int number, RatingRows rows) implements Serializable {
    /** All parts, in order. */
    static List<Part> all(List<RatingRows> pieces) {
        List<Part> parts = new ArrayList<>(pieces.size());
        for (RatingRows rows : pieces) {
            parts.add(new Part(parts.size(), rows));
        }
        return parts;
    }
}
