package dev.marquee.training.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.KeysFile;
import dev.marquee.core.key.RateLimit;
import dev.marquee.core.key.Scope;
import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyCommandTest {
    @TempDir
    private Path folder;

    private Path file;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void name() {
        file = folder.resolve("etc").resolve("keys.ndjson");
    }

    private int run(String... options) {
        out = new StringWriter();
        err = new StringWriter();
        return TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("key", "--file=" + file), Stream.of(options))
                        .toArray(String[]::new));
    }

    private List<ApiKey> keys() {
        return KeysFile.parse(file, KeysFile.read(file));
    }

    @Test
    void printsAKeyAndKeepsItsDigest() throws IOException {
        assertThat(run("--name", "web", "--scopes", "read,feedback")).isZero();
        String key = out.toString().strip();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(keys())
                .containsExactly(new ApiKey("web", ApiKey.digest(key), EnumSet.of(Scope.READ, Scope.FEEDBACK), null));
        assertThat(Files.readString(file)).doesNotContain(key);
        assertThat(err.toString()).contains(file.toString()).doesNotContain(key);
    }

    @Test
    void addsOneAfterTheOtherWithTheirLimits() {
        assertThat(run("--name=web", "--scopes=read", "--rate=2.5")).isZero();
        assertThat(run("--name=ops", "--scopes=admin", "--rate=10", "--burst=40", "--json"))
                .isZero();
        JsonNode answer = JsonMapper.shared().readTree(out.toString());
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("name", "key", "file");
        assertThat(keys()).extracting(ApiKey::limit).containsExactly(new RateLimit(2.5, 3), new RateLimit(10, 40));
        assertThat(keys().getLast().sha256())
                .isEqualTo(ApiKey.digest(answer.path("key").asString()));
        assertThat(keys().getLast().scopes()).isEqualTo(Set.of(Scope.ADMIN));
    }

    @ParameterizedTest
    @CsvSource({
        "a b,read,1,1,name is \"a b\"",
        "web,write,1,1,--scopes has \"write\"; expected read",
        "web,read,0,1,rate is 0.0; expected",
        "web,read,1,0,burst is 0; expected"
    })
    void refusesWhatIsNoKey(String name, String scope, String rate, String burst, String expected) {
        assertThat(run("--name=" + name, "--scopes=" + scope, "--rate=" + rate, "--burst=" + burst))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("key: ").contains(expected);
        assertThat(out.toString()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesANameThatIsTaken() throws IOException {
        assertThat(run("--name=web", "--scopes=read")).isZero();
        String before = Files.readString(file);
        assertThat(run("--name=web", "--scopes=admin")).isEqualTo(1);
        assertThat(err.toString()).contains("the name web or its key is there already");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void wantsANameAndScopes() {
        assertThat(run("--name=web")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--scopes=SCOPE");
        assertThat(run("--name=web", "--scopes=read", "--burst=4")).isEqualTo(1);
        assertThat(err.toString()).contains("--burst without --rate");
    }
}
