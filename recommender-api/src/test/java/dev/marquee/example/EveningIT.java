package dev.marquee.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Marquee;
import dev.marquee.client.MarqueeClientAutoConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The example of docs/java-client.md is this code, and works. */
@ExtendWith(Marquee.Shared.class)
class EveningIT {
    private final Marquee marquee;

    EveningIT(Marquee marquee) {
        this.marquee = marquee;
    }

    @Test
    void recommendsFilms() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MarqueeClientAutoConfiguration.class))
                .withPropertyValues(
                        "marquee.client.base-url=" + marquee.gateway().base())
                .withUserConfiguration(Evening.class)
                .run(context -> assertThat(context.getBean(Evening.class).whatToWatch("evening"))
                        .hasSize(5)
                        .doesNotHaveDuplicates());
    }

    @Test
    void isWhatTheGuideShows() throws Exception {
        String code = Files.readString(Path.of("src/test/java/dev/marquee/example/Evening.java"));
        String shown = code.substring(code.indexOf("@Component"));
        assertThat(Files.readString(Path.of("../docs/java-client.md"))).contains("```java\n" + shown + "```\n");
        assertThat(shown.lines()).hasSizeLessThanOrEqualTo(10);
    }
}
