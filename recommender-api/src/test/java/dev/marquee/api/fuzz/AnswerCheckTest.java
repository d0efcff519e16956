package dev.marquee.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that could not fail would prove nothing: each broken answer is noticed. */
class AnswerCheckTest {
    private static final String REFUSAL = """
            {"type":"/problems/invalid-request","title":"Invalid request","status":400,"detail":"limit: too many"}""";
    private static final String RATINGS = """
            {"items":[{"movieId":5,"rating":4.5,"ratedAt":"2026-01-31T20:15:00Z"}],"nextCursor":null}""";

    private static AnswerCheck check;
    private static Map<String, Operation> operations;

    @BeforeAll
    static void read() throws IOException {
        ApiDescription description = ApiDescription.read(ApiDescription.COMMITTED);
        check = new AnswerCheck(new Schemas(description));
        operations = new HashMap<>();
        description.operations().forEach(operation -> operations.put(operation.id(), operation));
    }

    private static String faults(String operation, Expectation expectation, RawAnswer answer) {
        FuzzRequest request = new FuzzRequest(operation, expectation, "", new byte[0]);
        return String.join("; ", check.faults(request, operations.get(operation), answer));
    }

    private static RawAnswer refusal(int status, String body) {
        return new RawAnswer(status, Map.of("content-type", "application/problem+json"), body);
    }

    private static RawAnswer ratings(String body) {
        return new RawAnswer(200, Map.of("content-type", "application/json"), body);
    }

    @Test
    void acceptsGoodAnswers() {
        assertThat(faults("listRatings", Expectation.ALLOWED, ratings(RATINGS))).isEmpty();
        assertThat(faults("listRatings", Expectation.REFUSED, refusal(400, REFUSAL)))
                .isEmpty();
        assertThat(faults("deleteRating", Expectation.ALLOWED, new RawAnswer(204, Map.of(), "")))
                .isEmpty();
        String unknown = REFUSAL.replace("too many", "the catalogue has no genre x");
        assertThat(faults("listPopularMovies", Expectation.ALLOWED, refusal(400, unknown)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "400 => 500 => does not document the status 500",
                "400 => 500 => 500, or a 503 without Retry-After",
                "400 => 503 => a 503 without Retry-After",
                "400 => 404 => does not document the status 404",
                "400 => 302 => neither an answer nor a problem",
                "\"status\":400 => \"status\":500 => the status of the problem is 500",
                "\"status\":400, => `` => the status of the problem is",
                "/problems/invalid-request => about:blank => not a type of the API",
                "\"title\":\"Invalid request\" => \"title\":7 => not as described: /title",
                "{ => `` => no JSON",
                "limit: => dev.marquee.api.catalogue.Limit: => it tells of the inside",
                "limit: => java.lang.IllegalStateException => it tells of the inside",
                "limit: => NullPointerException => it tells of the inside",
                "limit: => at dev.marquee.Main.main(Main.java:5) => it tells of the inside",
                "limit: => /tmp/marquee/store: => it tells of the inside",
                "limit: => StreamReadConstraints.getMaxNestingDepth(): => it tells of the inside",
            })
    void noticesABrokenRefusal(String what, String instead, String fault) {
        boolean status = what.matches("\\d+");
        String body = status ? REFUSAL.replace(":400", ":" + instead) : REFUSAL.replace(what, instead);
        RawAnswer answer = refusal(status ? Integer.parseInt(instead) : 400, body);
        assertThat(faults("listRatings", Expectation.REFUSED, answer)).contains(fault);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "\"rating\":4.5 => \"rating\":\"4.5\" => not as described: /items/0/rating",
                "\"movieId\":5, => `` => not as described: /items/0",
                "2026-01-31T20:15:00Z => null => ",
                "\"items\" => \"movies\" => not as described",
                "{\"items\" => \"items\" => no JSON",
            })
    void noticesABrokenAnswer(String what, String instead, String fault) {
        UnaryOperator<String> broken = body -> body.replace(what, instead);
        assertThat(faults("listRatings", Expectation.ALLOWED, ratings(broken.apply(RATINGS))))
                .contains(fault == null ? "" : fault);
    }

    @Test
    void noticesAnotherType() {
        assertThat(faults("listRatings", Expectation.ALLOWED, new RawAnswer(200, Map.of(), RATINGS)))
                .contains("the type of the body");
        assertThat(faults("listRatings", Expectation.REFUSED, new RawAnswer(400, Map.of(), REFUSAL)))
                .contains("the type of the body");
        assertThat(faults("deleteRating", Expectation.ALLOWED, new RawAnswer(204, Map.of(), "{}")))
                .contains("a body where there is none");
    }

    @Test
    void noticesWhatShouldHaveBeenTheOtherWayRound() {
        assertThat(faults("listRatings", Expectation.REFUSED, ratings(RATINGS))).contains("not refused");
        assertThat(faults("listRatings", Expectation.ELSEWHERE, ratings(RATINGS)))
                .contains("not refused");
        assertThat(faults("listRatings", Expectation.ALLOWED, refusal(400, REFUSAL)))
                .contains("refused although the description allows it");
        assertThat(faults("listRatings", Expectation.OPEN, refusal(400, REFUSAL)))
                .isEmpty();
    }
}
