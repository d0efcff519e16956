package dev.marquee.api.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.api.fixture.Gateway.Answer;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqliteUserIT extends UserContract {
    @Override
    String[] database() {
        return new String[0];
    }

    @Override
    String[] again() {
        return new String[0];
    }

    private void rename(String table, String to) {
        JdbcClient.create(one.bean(DataSource.class))
                .sql("ALTER TABLE %s RENAME TO %s".formatted(table, to))
                .update();
    }

    @Test
    void whatBreaksOffDoesNotLookWhole() throws Exception {
        String events = IntStream.range(0, 500)
                .mapToObj(i ->
                        "{\"userId\":\"broken\",\"eventId\":\"e%d\",\"type\":\"click\",\"movieId\":7}".formatted(i))
                .collect(Collectors.joining(","));
        assertThat(one.post("/v1/events", "{\"events\":[%s]}".formatted(events)).status())
                .isEqualTo(204);
        rename("signal", "elsewhere"); // the part that is written last
        assertThatThrownBy(() -> one.get("/v1/users/broken")).isInstanceOf(IOException.class);
        rename("elsewhere", "signal");
        assertThat(one.get("/v1/users/broken").status()).isEqualTo(200);
    }

    @Test
    void saysThatTheStoreDoesNotAnswerBeforeAnythingIsWritten() throws Exception {
        rename("erasure", "elsewhere");
        Answer answer = one.get("/v1/users/nowhere");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/unavailable");
        assertThat(one.delete("/v1/users/nowhere").status()).isEqualTo(503);
        rename("elsewhere", "erasure");
    }

    @Test
    void erasesAllOrNothing() throws Exception {
        assertThat(one.put("/v1/users/whole/ratings/3", "{\"rating\":3}").status())
                .isEqualTo(204);
        rename("erasure", "elsewhere"); // which is written last
        assertThat(one.delete("/v1/users/whole").status()).isEqualTo(503);
        assertThat(one.get("/v1/users/whole/ratings").movieIds()).containsExactly(3);
        rename("elsewhere", "erasure");
        assertThat(one.delete("/v1/users/whole").status()).isEqualTo(200);
        assertThat(one.get("/v1/users/whole/ratings").movieIds()).isEmpty();
    }

    @Test
    void knowsErasedPeopleByADigestOnly() throws Exception {
        one.delete("/v1/users/digest");
        var rows = JdbcClient.create(one.bean(DataSource.class))
                .sql("SELECT person FROM erasure")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().allMatch(person -> person.matches("[0-9a-f]{64}"));
    }
}
