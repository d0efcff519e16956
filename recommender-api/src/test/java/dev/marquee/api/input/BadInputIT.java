package dev.marquee.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as documented is refused with a problem that names it. */
@ExtendWith(Marquee.Shared.class)
class BadInputIT {
    static final String LIST = "/v1/users/ann/recommendations";
    private static final String ROWS = "/v1/users/ann/rows";

    private final Gateway gateway;

    BadInputIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    static void assertProblem(Answer answer, int status, String type, String named) {
        assertThat(answer.text()).isNotEmpty();
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.detail()).contains(named);
    }

    @ParameterizedTest(name = "GET {0} names {1}")
    @CsvSource(
            delimiterString = " | ",
            value = {
                LIST + "?limit=0 | limit",
                LIST + "?=5 | query",
                LIST + "?limit=101 | limit",
                LIST + "?limit=ten | limit",
                LIST + "?limit=1.5 | limit",
                LIST + "?limit=+5 | limit",
                LIST + "?limit= | limit",
                LIST + "?limit=99999999999 | limit",
                LIST + "?limit=5&limit=6 | limit",
                LIST + "?genre=Dramma | genre",
                LIST + "?genre=Dramma | Comedy",
                LIST + "?genre=Drama,, | genre",
                LIST + "?excludeGenre=None | excludeGenre",
                LIST + "?yearFrom=abc | yearFrom",
                LIST + "?yearFrom=1 | yearFrom",
                LIST + "?yearTo=20000 | yearTo",
                LIST + "?yearFrom=2010&yearTo=1990 | yearFrom",
                LIST + "?exclude=0 | exclude",
                LIST + "?exclude=-4 | exclude",
                LIST + "?exclude=4,x | exclude",
                LIST + "?exclude=2147483648 | exclude",
                LIST + "?includeSeen=yes | includeSeen",
                LIST + "?includeSeen | includeSeen",
                LIST + "?Limit=5 | Limit",
                LIST + "?diversity=2 | diversity",
                LIST + "?because=true | because",
                LIST + "?cursor=abc | cursor",
                LIST + "?cursor= | cursor",
                LIST + "?cursor=%F0%9F%8E%AC | cursor",
                LIST + "?cursor=MTc2OTg5MDUwMDAwMDo1 | cursor",
                LIST + "?cursor=a&cursor=a | cursor",
                LIST + "?foo=bar | foo",
                ROWS + "?limit=0 | limit",
                ROWS + "?limit=101 | limit",
                ROWS + "?rows=0 | rows",
                ROWS + "?rows=11 | rows",
                ROWS + "?rows=1&rows=2 | rows",
                ROWS + "?kind=for-me | kind",
                ROWS + "?kind=for-me | because-you-watched",
                ROWS + "?kind= | kind",
                ROWS + "?kind=new,,popular | kind",
                ROWS + "?kind=NEW | kind",
                ROWS + "?kind=%F0%9F%8E%AC | kind",
                ROWS + "?kind=similar | similarTo",
                ROWS + "?kind=new&similarTo=1 | similarTo",
                ROWS + "?similarTo=0 | similarTo",
                ROWS + "?similarTo=401 | 401",
                ROWS + "?similarTo=x | similarTo",
                ROWS + "?genre=Dramma | genre",
                ROWS + "?yearFrom=2010&yearTo=1990 | yearFrom",
                ROWS + "?exclude=0 | exclude",
                ROWS + "?cursor=abc | cursor",
                ROWS + "?diversity=0.5 | diversity",
                ROWS + "?explain=true | explain",
                "/v1/users/%C3%A4/rows | userId",
                "/v1/users/ann/ratings?limit=0 | limit",
                "/v1/users/ann/ratings?limit=1001 | limit",
                "/v1/users/ann/ratings?cursor=abc | cursor",
                "/v1/users/ann/ratings?cursor= | cursor",
                "/v1/users/ann/ratings?page=2 | page",
                "/v1/movies?query= | query",
                "/v1/movies | query",
                "/v1/movies?query=a&tmdbId=1 | query",
                "/v1/movies?imdbId=603 | imdbId",
                "/v1/movies?tmdbId=tt1 | tmdbId",
                "/v1/movies?q=heat | q",
                "/v1/movies?query=heat&limit=0 | limit",
                "/v1/movies/popular?limit=0 | limit",
                "/v1/movies/popular?genre=None | genre",
                "/v1/movies/popular?exclude=1 | exclude",
                "/v1/movies/abc | movieId",
                "/v1/movies/0 | movieId",
                "/v1/movies/-1 | movieId",
                "/v1/movies/99999999999 | movieId",
                "/v1/movies/trending?limit=0 | limit",
                "/v1/movies/trending?genre=None | genre",
                "/v1/movies/trending?exclude=1 | exclude",
                "/v1/movies/trending?halfLife=1 | halfLife",
                "/v1/movies/1?full=true | full",
                "/v1/movies/1/similar?limit=101 | limit",
                "/v1/movies/x/similar | movieId",
                "/v1/status?verbose=1 | verbose",
                "/v1/users/a%20b/recommendations | userId",
                "/v1/users/%C3%A4/ratings | userId",
                "/v1/users/a@b/recommendations | userId",
                "/v1/users/./ratings | userId",
                "/v1/users/../ratings | userId",
                "/v1/users/ann;x=1/ratings | path",
                "/v1/status;x | path",
            })
    void refusesAQuery(String path, String named) throws Exception {
        assertProblem(gateway.get(path), 400, "invalid-request", named);
    }

    @Test
    void refusesALongUserId() throws Exception {
        assertThat(gateway.get("/v1/users/" + "a".repeat(64) + "/recommendations")
                        .status())
                .isEqualTo(200);
        assertProblem(
                gateway.get("/v1/users/" + "a".repeat(65) + "/recommendations"), 400, "invalid-request", "userId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "abc", "", "0x10", "10ms", "0.0"})
    void refusesABudget(String budget) throws Exception {
        assertProblem(gateway.get(LIST, "X-Latency-Budget-Ms", budget), 400, "invalid-request", "X-Latency-Budget-Ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.001",
                "400",
                "401",
                "1000000000",
                "99999999999999999999999999999999999999",
                "1.00000000000000000001",
                "4e2",
                "1.0E12"
            })
    void takesAnyBudgetAboveNothing(String budget) throws Exception {
        assertThat(gateway.get(LIST, "X-Latency-Budget-Ms", budget).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{} | history",
                "{\"history\":null} | history",
                "{\"history\":{}} | history",
                "{\"history\":[null]} | history[0]",
                "{\"history\":[{}]} | history[0].movieId",
                "{\"history\":[{\"movieId\":1}]} | history[0].rating",
                "{\"history\":[{\"movieId\":1,\"rating\":4.5},{\"movieId\":2,\"rating\":4.4}]} | history[1].rating",
                "{\"history\":[{\"movieId\":1,\"rating\":0}]} | history[0].rating",
                "{\"history\":[{\"movieId\":1,\"rating\":5.5}]} | history[0].rating",
                "{\"history\":[{\"movieId\":1,\"rating\":1e400}]} | history[0].rating",
                "{\"history\":[{\"movieId\":1,\"rating\":\"4\"}]} | history[0].rating",
                "{\"history\":[{\"movieId\":1,\"rating\":NaN}]} | history[0]",
                "{\"history\":[{\"movieId\":9999,\"rating\":4}]} | history[0].movieId",
                "{\"history\":[{\"movieId\":1.5,\"rating\":4}]} | history[0].movieId",
                "{\"history\":[{\"movieId\":99999999999,\"rating\":4}]} | history[0].movieId",
                "{\"history\":[{\"movieId\":1,\"rating\":4,\"ratedAt\":\"yesterday\"}]} | history[0].ratedAt",
                "{\"history\":[{\"movieId\":1,\"rating\":4,\"ratedAt\":\"2026-02-30T00:00:00Z\"}]} | history[0].ratedAt",
                "{\"history\":[{\"movieId\":1,\"rating\":4,\"ratedAt\":12}]} | history[0].ratedAt",
                "{\"history\":[{\"movieId\":1,\"rating\":4,\"title\":\"x\"}]} | title",
                "{\"history\":[],\"user\":\"ann\"} | user",
                "{\"history\":[],\"limit\":0} | limit",
                "{\"history\":[],\"limit\":101} | limit",
                "{\"history\":[],\"limit\":\"5\"} | limit",
                "{\"history\":[],\"limit\":5.0} | limit",
                "{\"history\":[],\"limit\":\"\"} | limit: expected a whole number",
                "{\"history\":[],\"limit\":\" \"} | limit: expected a whole number",
                "{\"history\":[],\"limit\":[]} | limit: expected a whole number",
                "{\"history\":[{\"movieId\":1,\"rating\":\"\"}]} | history[0].rating: expected a number",
                "{\"history\":[{\"movieId\":1,\"rating\":4,\"ratedAt\":[]}]} | history[0].ratedAt: expected a text",
                "{\"history\":\"\"} | history: expected a list",
                "{\"history\":[],\"filters\":\"\"} | filters: expected an object",
                "{\"history\":[],\"filters\":{\"includeSeen\":\"\"}} | filters.includeSeen: expected true or false",
                "{\"history\":[],\"filters\":{\"genre\":\"\"}} | filters.genre: expected a list",
                "{\"history\":[],\"filters\":[]} | filters",
                "{\"history\":[],\"cursor\":\"\"} | cursor",
                "{\"history\":[],\"cursor\":\"abc\"} | cursor",
                "{\"history\":[],\"cursor\":\"\uD83C\uDFAC\"} | cursor",
                "{\"history\":[],\"cursor\":5} | cursor",
                "{\"history\":[],\"cursor\":[]} | cursor: expected a text",
                "{\"history\":[],\"filters\":{\"genre\":\"Drama\"}} | filters.genre",
                "{\"history\":[],\"filters\":{\"genre\":[null]}} | filters.genre[0]",
                "{\"history\":[],\"filters\":{\"genre\":[\"Dramma\"]}} | filters.genre",
                "{\"history\":[],\"filters\":{\"yearFrom\":1}} | filters.yearFrom",
                "{\"history\":[],\"filters\":{\"yearFrom\":2010,\"yearTo\":1990}} | filters.yearFrom",
                "{\"history\":[],\"filters\":{\"exclude\":[1,0]}} | filters.exclude[1]",
                "{\"history\":[],\"filters\":{\"includeSeen\":\"true\"}} | filters.includeSeen",
                "{\"history\":[],\"filters\":{\"includeSeen\":1}} | filters.includeSeen",
                "{\"history\":[],\"filters\":{\"years\":1}} | filters.years",
                "{\"history\":[],\"history\":[]} | line 1",
                "{\"history\":[]} {} | body",
                "{\"history\":[ | line 1",
                "[] | body",
                "null | body",
                "hello | line 1",
            })
    void refusesABody(String body, String named) throws Exception {
        assertProblem(gateway.post("/v1/recommendations", body), 400, "invalid-request", named);
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{} | history",
                "{\"history\":[null]} | history[0]",
                "{\"history\":[{\"movieId\":9999,\"rating\":4}]} | history[0].movieId",
                "{\"history\":[],\"events\":[{\"type\":\"look\"}]} | events[0]",
                "{\"history\":[],\"limit\":101} | limit",
                "{\"history\":[],\"rows\":0} | rows",
                "{\"history\":[],\"rows\":11} | rows",
                "{\"history\":[],\"rows\":\"5\"} | rows",
                "{\"history\":[],\"kind\":\"new\"} | kind: expected a list",
                "{\"history\":[],\"kind\":[null]} | kind[0]",
                "{\"history\":[],\"kind\":[\"\"]} | kind",
                "{\"history\":[],\"kind\":[\"new\",\"\uD83C\uDFAC\"]} | kind",
                "{\"history\":[],\"kind\":[\"similar\"]} | similarTo",
                "{\"history\":[],\"similarTo\":0} | similarTo",
                "{\"history\":[],\"similarTo\":401} | 401",
                "{\"history\":[],\"similarTo\":1,\"kind\":[\"new\"]} | similarTo",
                "{\"history\":[],\"filters\":{\"yearFrom\":2010,\"yearTo\":1990}} | filters.yearFrom",
                "{\"history\":[],\"filters\":{\"genre\":[\"Dramma\"]}} | filters.genre",
                "{\"history\":[],\"cursor\":\"abc\"} | cursor",
                "{\"history\":[],\"rerank\":{}} | rerank",
                "{\"history\":[],\"explain\":true} | explain",
            })
    void refusesABodyForRows(String body, String named) throws Exception {
        assertProblem(gateway.post("/v1/rows", body), 400, "invalid-request", named);
    }

    @Test
    void refusesAnEmptyBody() throws Exception {
        assertProblem(gateway.post("/v1/recommendations", ""), 400, "invalid-request", "body");
    }

    @Test
    void refusesAParameterBesideABody() throws Exception {
        assertProblem(gateway.post("/v1/recommendations?limit=5", "{\"history\":[]}"), 400, "invalid-request", "limit");
    }

    @Test
    void refusesABodyOfAnotherType() throws Exception {
        Answer answer = gateway.post("/v1/recommendations", "a=b", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).isIn(400, 415);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesAnUpload() throws Exception {
        String part = "--x\r\nContent-Disposition: form-data; name=\"history\"\r\n\r\n[]\r\n--x--\r\n";
        assertProblem(
                gateway.post("/v1/recommendations", part, "Content-Type", "multipart/form-data; boundary=x"),
                415,
                "unsupported-media-type",
                "multipart/form-data");
    }

    @ParameterizedTest(name = "GET {0}")
    @ValueSource(
            strings = {
                LIST + "?limit=%zz",
                LIST + "?limit=5%",
                LIST + "?%f=5",
                "/v1/movies?query=%",
                "/v1/movies/popular?genre=%g1",
                "/v1/status?%zz"
            })
    void refusesAQueryThatCannotBeDecoded(String target) throws Exception {
        assertUnreadableQuery(gateway.raw("GET " + target));
    }

    static void assertUnreadableQuery(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("Content-Type: application/problem+json\r\n")
                .contains("/problems/invalid-request", "query: cannot be read");
    }

    @ParameterizedTest(name = "PUT {0} is {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{\"rating\":4.6} | rating",
                "{\"rating\":0} | rating",
                "{\"rating\":5.5} | rating",
                "{\"rating\":\"4\"} | rating",
                "{\"rating\":null} | rating",
                "{\"rating\":true} | rating",
                "{} | rating",
                "{\"rating\":4,\"at\":1} | at",
                "4 | body",
            })
    void refusesARating(String body, String named) throws Exception {
        assertProblem(gateway.put("/v1/users/ann/ratings/5", body), 400, "invalid-request", named);
        assertThat(gateway.get("/v1/users/ann/ratings").json().path("items").size())
                .isZero();
    }

    @Test
    void doesNotKnowAMovie() throws Exception {
        assertProblem(gateway.put("/v1/users/ann/ratings/9999", "{\"rating\":4}"), 404, "not-found", "9999");
        assertProblem(gateway.get("/v1/movies/9999"), 404, "not-found", "9999");
        assertProblem(gateway.get("/v1/movies/9999/similar"), 404, "not-found", "9999");
        assertProblem(gateway.put("/v1/users/ann/ratings/x", "{\"rating\":4}"), 400, "invalid-request", "movieId");
    }

    @Test
    void doesNotKnowAPathOrAMethod() throws Exception {
        assertProblem(gateway.get("/v1/nothing"), 404, "not-found", "/v1/nothing");
        assertProblem(gateway.get("/v2/status"), 404, "not-found", "/v2/status");
        assertProblem(gateway.get("/v1/events"), 405, "method-not-allowed", "");
        assertProblem(gateway.put(LIST, "{}"), 405, "method-not-allowed", "");
        assertProblem(gateway.delete("/v1/users/a b".replace(" ", "%20")), 400, "invalid-request", "userId");
        assertProblem(gateway.delete("/v1/users/ann?really=true"), 400, "invalid-request", "really");
        assertProblem(gateway.get("/v1/users/a%20b"), 400, "invalid-request", "userId");
        assertProblem(gateway.get("/v1/users/ann?format=xml"), 400, "invalid-request", "format");
        assertProblem(gateway.get("/v1/users/ann", "Accept", "text/html"), 406, "unsupported-media-type", "Accept");
    }
}
