package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.bench.http.Asked;
import dev.marquee.bench.http.Connection.Reply;
import dev.marquee.bench.load.Answer.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Asked LIST = Asked.get("/v1/users/1/recommendations");
    private static final Asked RATING = Asked.put("/v1/users/1/ratings/2", "{\"rating\":4.5}");

    @Test
    void aPersonalListOfTwentyIsComplete() {
        Answer answer = Answer.of(LIST, reply(200, list(20, "two-tower", "")));

        assertThat(answer.outcome()).isEqualTo(Outcome.FULL);
        assertThat(answer.totalMillis()).isEqualTo(6.5f);
    }

    @Test
    void aListThatLacksSomethingIsDegraded() {
        assertThat(Answer.of(LIST, reply(200, list(20, "popular", "\"retrieval\",\"ranking\"")))
                        .outcome())
                .isEqualTo(Outcome.DEGRADED);
    }

    @Test
    void aListThatIsNotPersonalAndDoesNotSaySoIsAnError() {
        Answer answer = Answer.of(LIST, reply(200, list(20, "popular", "")));

        assertThat(answer.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(answer.problem()).contains("0 of 20 movies are personal");
    }

    @Test
    void aShortListIsAnError() {
        assertThat(Answer.of(LIST, reply(200, list(19, "two-tower", ""))).problem())
                .startsWith("19 movies; expected 20");
    }

    @Test
    void aRatingIsStoredOnlyWith204() {
        assertThat(Answer.of(RATING, reply(204, "")).outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(Answer.of(RATING, reply(200, "")).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void a503IsARefusalOnlyWhenItSaysWhenToComeAgain() {
        assertThat(Answer.of(LIST, new Reply(503, "1", new byte[0], true)).outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(Answer.of(LIST, reply(503, "full")).problem()).contains("503 full");
    }

    private static String list(int movies, String source, String degraded) {
        String items = String.join(
                ",",
                Collections.nCopies(
                        movies,
                        "{\"movieId\":318,\"title\":\"Shawshank\",\"genres\":[\"Drama\"],\"score\":0.8,\"source\":\"%s\"}"
                                .formatted(source)));
        return "{\"requestId\":\"01\",\"degraded\":[%s],\"timings\":{\"totalMs\":6.5,\"historyMs\":0.4},\"items\":[%s]}"
                .formatted(degraded, items);
    }

    private static Reply reply(int status, @Nullable String body) {
        return new Reply(status, null, String.valueOf(body).getBytes(StandardCharsets.UTF_8), true);
    }
}
