package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.bench.http.Asked;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final List<Person> PEOPLE = IntStream.range(0, 500)
            .mapToObj(id -> new Person("u" + id, History.inOrder(List.of(new RatedMovie(id + 1, 4, 0)))))
            .toList();

    @Test
    void everyTenthRequestRatesAMovieOfThePersonAndTheOthersAskForLists() {
        List<Asked> asked = draw(20_000);

        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i).writes()).isEqualTo(i % 10 == 9);
        }
        assertThat(asked.get(9).path()).matches("/v1/users/u(\\d+)/ratings/\\d+");
        assertThat(asked.get(9).body()).matches("\\{\"rating\":([0-4]\\.[05]|5\\.0)}");
        assertThat(asked.stream()
                        .map(Asked::path)
                        .filter(path -> path.endsWith("limit=20"))
                        .distinct())
                .hasSize(PEOPLE.size());
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(draw(100)).isEqualTo(draw(100));
    }

    private static List<Asked> draw(int number) {
        var traffic = new Traffic(PEOPLE, 7);
        return Stream.generate(traffic::next).limit(number).toList();
    }
}
