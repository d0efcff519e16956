package dev.marquee.api.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Marquee;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The committed description of the API is the one that the gateway gives. */
@ExtendWith(Marquee.Shared.class)
class OpenApiIT {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi", "recommender-api.yaml");

    private final Gateway gateway;

    OpenApiIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    @Test
    void isWhatIsCommitted() throws Exception {
        String live = gateway.get("/openapi.yaml").text();
        if (Boolean.getBoolean("marquee.openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, live);
        }
        assertThat(Files.readString(COMMITTED))
                .as("docs/openapi/recommender-api.yaml; to refresh it:"
                        + " mvn -pl recommender-api -am verify -Dit.test=OpenApiIT -Dtest=None"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
                        + " -Dmarquee.openapi.write=true")
                .isEqualTo(live);
    }
}
