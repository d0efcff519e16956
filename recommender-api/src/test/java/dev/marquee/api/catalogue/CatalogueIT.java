package dev.marquee.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Marquee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The calls on the catalogue over HTTP. */
@ExtendWith(Marquee.Shared.class)
class CatalogueIT {
    private final Gateway gateway;

    CatalogueIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    @Test
    void showsAMovie() throws Exception {
        JsonNode movie = gateway.get("/v1/movies/1").json();
        assertThat(movie.path("title").asString()).isEqualTo("Matrix, The");
        assertThat(movie.path("year").asInt()).isEqualTo(1999);
        assertThat(movie.at("/genres/1").asString()).isEqualTo("Sci-Fi");
        assertThat(movie.path("imdbId").asString()).isEqualTo("tt0133093");
        assertThat(movie.path("tmdbId").asInt()).isEqualTo(603);
        assertThat(movie.path("ratings").asInt()).isEqualTo(400);
        assertThat(movie.path("meanRating").asDouble()).isEqualTo(3.5);
        assertThat(movie.at("/tmdb/runtime").asInt()).isEqualTo(120);
    }

    @Test
    void showsAMovieOfWhichLittleIsKnown() throws Exception {
        JsonNode movie = gateway.get("/v1/movies/6").json();
        assertThat(movie.path("year").isNull()).isTrue();
        assertThat(movie.path("tmdb").isNull()).isTrue();
    }

    @Test
    void findsByTitleAndByOtherIds() throws Exception {
        assertThat(gateway.get("/v1/movies?query=the%20matrix").movieIds()).containsExactly(1, 2);
        assertThat(gateway.get("/v1/movies?query=am%C3%A9lie").movieIds()).containsExactly(3);
        assertThat(gateway.get("/v1/movies?query=film&limit=2").movieIds()).containsExactly(7, 8);
        assertThat(gateway.get("/v1/movies?imdbId=tt0113277").movieIds()).containsExactly(5);
        assertThat(gateway.get("/v1/movies?tmdbId=424").movieIds()).containsExactly(4);
        assertThat(gateway.get("/v1/movies?tmdbId=425").text()).isEqualTo("{\"items\":[],\"emptyReason\":null}");
    }

    @Test
    void listsPopularMovies() throws Exception {
        assertThat(gateway.get("/v1/movies/popular?limit=3").movieIds()).containsExactly(1, 2, 3);
        assertThat(gateway.get("/v1/movies/popular?limit=3&genre=drama&excludeGenre=war&yearTo=1995")
                        .movieIds())
                .startsWith(5)
                .hasSize(3);
    }

    @Test
    void listsSimilarMovies() throws Exception {
        var answer = gateway.get("/v1/movies/1/similar?limit=3");
        assertThat(answer.movieIds()).containsExactly(2, 3, 4);
        assertThat(answer.degraded()).isEmpty();
    }
}
