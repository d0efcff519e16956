package dev.marquee.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.report.Examples;
import dev.marquee.training.report.Examples.Film;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.split.Users;
import dev.marquee.training.train.TinySet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link ExampleLists}. */
class ExampleListsTest {
    private static Case held(int known) {
        UserRatings all = Users.user("u" + known, known + 1);
        return new Case(all.slice(0, known), all.slice(known, known + 1));
    }

    @Test
    void usersAreInTheMiddleOfEachQuarterByTheSizeOfTheirHistory() {
        List<Case> cases = IntStream.of(8, 1, 5, 3, 7, 2, 6, 4)
                .mapToObj(ExampleListsTest::held)
                .toList();
        assertThat(ExampleLists.chosen(cases).stream().map(held -> held.known().size()))
                .containsExactly(2, 4, 6, 8);
    }

    @Test
    void fewUsersAreAllShownOnce() {
        assertThat(ExampleLists.chosen(List.of(held(5), held(2))))
                .extracting(held -> held.known().size())
                .containsExactly(2, 5);
    }

    @Test
    void aUserHasTheNewestLikedFilmsAndTheListWithItsHits() {
        // Ratings are 1, 2, 3, 4, 5 in turn: of movies 0 to 5 the liked ones are 3 and 4.
        UserRatings all = Users.user("ada", 8);
        Case held = new Case(all.slice(0, 6), all.slice(6, 8));

        Examples.User user = new ExampleLists(TinySet.of(12, List.of())).user(held, (_, _) -> new int[] {9, 7, 11});

        assertThat(user.id()).isEqualTo("ada");
        assertThat(user.known()).isEqualTo(6);
        assertThat(user.asked()).isEqualTo(2);
        assertThat(user.liked()).containsExactly(new Film("Movie 4", 1994, 5f), new Film("Movie 3", 1993, 4f));
        assertThat(user.list())
                .containsExactly(
                        new Film("Movie 9", 1999, null),
                        new Film("Movie 7", 1997, 3f),
                        new Film("Movie 11", 2001, null));
    }
}
