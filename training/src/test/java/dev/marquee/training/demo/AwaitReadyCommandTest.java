package dev.marquee.training.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitReadyCommandTest {
    private final StringWriter err = new StringWriter();
    private final FakeGateway service = new FakeGateway();

    @AfterEach
    void stopTheService() {
        service.close();
    }

    @Test
    void returnsOnceTheServiceIsReady() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> run("60"));
        assertThat(waiting.isDone()).isFalse();

        service.answer("/readyz", "{\"status\":\"UP\"}");

        assertThat(waiting.get(30, TimeUnit.SECONDS)).as(err.toString()).isZero();
    }

    @Test
    void saysWhatTheServiceThatIsNotReadyAnswers() {
        assertThat(run("0")).isEqualTo(1);
        assertThat(err.toString()).contains("ranking-service is not ready after 0 s; /readyz: 404");
    }

    private int run(String seconds) {
        return TrainingApplication.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("await-ready", "--seconds", seconds, "ranking-service=" + service.address());
    }
}
