package dev.marquee.api.input;

import static dev.marquee.api.input.BadInputIT.assertProblem;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Marquee;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that are not as documented are refused with a problem that names the field. */
@ExtendWith(Marquee.Shared.class)
class BadEventsIT {
    private final Gateway gateway;

    BadEventsIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{} | events: is missing",
                "{\"events\":[]} | events: expected 1 to 1000",
                "{\"events\":[null]} | events[0]",
                "{\"events\":[{}]} | events[0].type: is missing",
                "{\"events\":[{\"type\":\"click\",\"userId\":7}]} | events[0].userId: expected a text",
                "{\"events\":[{\"type\":\"click\",\"userId\":true}]} | events[0].userId: expected a text",
                "{\"events\":[{\"type\":\"view\"}]} | events[0].type: expected impression, click, watch, not-interested or interested",
                "{\"events\":[{\"type\":\"click\"}]} | events[0].userId: is missing",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a b\"}]} | events[0].userId",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\"}]} | events[0].eventId: is missing",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"\"}]} | events[0].eventId",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"é\"}]} | events[0].eventId",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\"}]} | events[0].movieId: is missing",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":0}]} | events[0].movieId",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"at\":\"now\"}]} | events[0].at",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"at\":\"2001-01-01T00:00:00Z\"}]} | events[0].at",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"at\":\"2999-01-01T00:00:00Z\"}]} | events[0].at",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"rank\":1}]} | events[0].rank",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"watched\":1}]} | events[0].watched",
                "{\"events\":[{\"type\":\"watch\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"watched\":1.1}]} | events[0].watched",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"title\":\"x\"}]} | title",
                "{\"events\":[{\"type\":\"not-interested\",\"userId\":\"a\",\"eventId\":\"e\"}]} | events[0].movieId: expected one of",
                "{\"events\":[{\"type\":\"not-interested\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"rank\":1}]} | events[0].rank: has no meaning",
                "{\"events\":[{\"type\":\"not-interested\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"until\":\"soon\"}]} | events[0].until: expected a time",
                "{\"events\":[{\"type\":\"not-interested\",\"userId\":\"a\",\"eventId\":\"e\",\"person\":\"Nobody\"}]} | events[0].person",
                "{\"events\":[{\"type\":\"click\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"person\":\"x\"}]} | events[0].person: has no meaning",
                "{\"events\":[{\"type\":\"impression\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1}]} | events[0].rank: is missing",
                "{\"events\":[{\"type\":\"impression\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"rank\":0,\"source\":\"popular\",\"requestId\":\"r\"}]} | events[0].rank",
                "{\"events\":[{\"type\":\"impression\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"rank\":1,\"source\":\"x\",\"requestId\":\"r\"}]} | events[0].source",
                "{\"events\":[{\"type\":\"impression\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"rank\":1,\"source\":\"popular\"}]} | events[0].requestId",
                "{\"events\":[{\"type\":\"impression\",\"userId\":\"a\",\"eventId\":\"e\",\"movieId\":1,\"rank\":1,\"source\":\"popular\",\"requestId\":\"r\",\"predictedRating\":6}]} | events[0].predictedRating",
            })
    void refusesEvents(String body, String named) throws Exception {
        assertProblem(gateway.post("/v1/events", body), 400, "invalid-request", named);
    }
}
