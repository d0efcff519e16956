package dev.marquee.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMakerTest {
    private static ApiDescription description;

    @BeforeAll
    static void read() throws IOException {
        description = ApiDescription.read(ApiDescription.COMMITTED);
    }

    @Test
    void makesEveryKindOfRequestForEveryCall() {
        RequestMaker maker = new RequestMaker(description);
        Set<String> calls = new HashSet<>();
        EnumSet<Expectation> expectations = EnumSet.noneOf(Expectation.class);
        LongStream.range(0, 500).mapToObj(maker::make).forEach(request -> {
            calls.add(request.operation());
            expectations.add(request.expectation());
        });
        assertThat(calls)
                .containsExactlyInAnyOrderElementsOf(
                        description.operations().stream().map(Operation::id).toList());
        assertThat(expectations).containsExactlyInAnyOrder(Expectation.values());
    }

    @Test
    void makesTheSameOfTheSameSeed() {
        FuzzRequest request = new RequestMaker(description).make(5);
        assertThat(new RequestMaker(description).make(5).bytes()).isEqualTo(request.bytes());
    }

    @Test
    void readsItsOwnLines() {
        byte[] bytes = "GET /\\?a=\u00ff|\0 HTTP/1.1\r\n\r\nx | y".getBytes(StandardCharsets.ISO_8859_1);
        FuzzRequest request = new FuzzRequest("showStatus", Expectation.OPEN, "odd", bytes);
        FuzzRequest read = FuzzRequest.parse(request.line());
        assertThat(read.bytes()).isEqualTo(bytes);
        assertThat(read.line()).isEqualTo(request.line()).matches("[ -~]+");
    }

    @RepeatedTest(20)
    void makesValuesThatFit(RepetitionInfo repetition) {
        JsonValues values = new JsonValues(description, new SplittableRandom(repetition.getCurrentRepetition()));
        Schemas schemas = new Schemas(description);
        for (String name : List.of("Events", "RecommendationBody", "Rating")) {
            String place = "#/components/schemas/" + name;
            assertThat(schemas.faults(place, values.of("body", description.at(place))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"^tt[0-9]{7,10}$", "^[A-Za-z0-9._:-]{1,64}$", "^(?!\\.{1,2}$)[a.]{1,3}$"})
    void makesTextsThatMatch(String pattern) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            assertThat(PatternText.of(pattern, random)).matches(pattern);
        }
    }
}
