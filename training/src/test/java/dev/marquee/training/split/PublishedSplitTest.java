package dev.marquee.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link PublishedSplit}. */
class PublishedSplitTest {
    private static final TrainingRatings ALL = new TrainingRatings(
            30, IntStream.range(0, 20).mapToObj(u -> Users.user("u" + u, 20)).toList());

    @Test
    void theTestPartIsWhatIsPublished() {
        Split split = PublishedSplit.of("published", ALL, (userId, ordinal) -> userId.equals("u3") && ordinal < 4, 1);
        assertThat(split.test()).hasSize(1);
        assertThat(split.test().getFirst().asked().userId()).isEqualTo("u3");
        assertThat(IntStream.of(split.test().getFirst().asked().ordinals())).allMatch(ordinal -> ordinal < 4);
        assertThat(split.known().size() + split.test().getFirst().asked().size())
                .isEqualTo(ALL.size());
    }

    @Test
    void aTenthOfTheRestIsTheValidationPart() {
        Split split = PublishedSplit.of("published", ALL, (_, _) -> false, 1);
        List<Case> validation = split.validation();
        int held = validation.stream().mapToInt(part -> part.asked().size()).sum();
        assertThat(held).isBetween(20, 60);
        assertThat(split.training().size()).isEqualTo(ALL.size() - held);
    }
}
