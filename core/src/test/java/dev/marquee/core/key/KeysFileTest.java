package dev.marquee.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysFileTest {
    private static final String SHA = "0".repeat(63) + "a";
    private static final String WEB = "{\"name\":\"web\",\"sha256\":\"%s\",\"scopes\":[\"read\"]}".formatted(SHA);

    @TempDir
    private Path folder;

    private static List<ApiKey> parse(String text) {
        return KeysFile.parse(Path.of("keys.ndjson"), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void holdsAKeyALine() {
        assertThat(parse("# of the shop\n\n" + WEB + "\n"
                        + "{\"name\":\"ops\",\"sha256\":\"%s\",\"scopes\":[\"admin\",\"read\"],\"rate\":2.5,\"burst\":9}"
                                .formatted(SHA.replace('a', 'b'))))
                .containsExactly(
                        new ApiKey("web", SHA, Set.of(Scope.READ), null),
                        new ApiKey(
                                "ops",
                                SHA.replace('a', 'b'),
                                EnumSet.of(Scope.READ, Scope.ADMIN),
                                new RateLimit(2.5, 9)));
    }

    @Test
    void letsThoseOfASecondComeAtOnceUnlessItSaysOtherwise() {
        assertThat(parse(WEB.replace("}", ",\"rate\":0.5}")).getFirst().limit()).isEqualTo(new RateLimit(0.5, 1));
        assertThat(parse(WEB.replace("}", ",\"rate\":20.5}")).getFirst().limit())
                .isEqualTo(new RateLimit(20.5, 21));
    }

    @Test
    void addsAKeyAndLeavesTheRestAsItIs() throws IOException {
        Path file = folder.resolve("keys.ndjson");
        Files.writeString(file, "# ours\n" + WEB);
        ApiKey added =
                new ApiKey("ops", ApiKey.digest(ApiKey.random()), EnumSet.allOf(Scope.class), RateLimit.perSecond(20));
        KeysFile.add(file, added);
        assertThat(Files.readString(file)).startsWith("# ours\n" + WEB + "\n").endsWith("\n");
        assertThat(KeysFile.parse(file, KeysFile.read(file))).hasSize(2).last().isEqualTo(added);
    }

    @Test
    void makesTheFileWithTheFirstKey() throws IOException {
        Path file = folder.resolve("keys.ndjson");
        KeysFile.add(file, new ApiKey("web", SHA, Set.of(Scope.READ), null));
        assertThat(Files.readString(file)).isEqualTo(WEB + "\n");
    }

    @Test
    void addsNoNameTwice() throws IOException {
        Path file = folder.resolve("keys.ndjson");
        Files.writeString(file, WEB);
        ApiKey again = new ApiKey("web", SHA.replace('a', 'b'), Set.of(Scope.READ), null);
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> KeysFile.add(file, again))
                .withMessageEndingWith("keys.ndjson, line 2: the name web or its key is there already");
        assertThat(Files.readString(file)).isEqualTo(WEB);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"web"                                                      | expected one JSON object with
            ["web"]                                                            | expected one JSON object with
            {"name":"web"} {}                                                  | expected one JSON object with
            {"name":"web","name":"web"}                                        | each once
            {"name":"web","key":"x"}                                           | unknown field "key"; expected [name, sha256
            {"sha256":"x"}                                                     | name is not there
            {"name":"a b","sha256":"x","scopes":["read"]}                      | name is "a b"; expected 1 to 64
            {"name":"-","sha256":"x","scopes":["read"]}                        | name is "-"; expected 1 to 64
            {"name":"web","sha256":"ABC","scopes":["read"]}                    | sha256 is not as expected
            {"name":"web","sha256":"x"}                                        | scopes is not there
            {"name":"web","sha256":"x","scopes":"read"}                        | scopes is not there
            {"name":"web","sha256":"x","scopes":["write"]}                     | scopes has "write"; expected read
            {"name":"web","sha256":"x","scopes":[7]}                           | scopes has 7; expected read
            {"name":"web","sha256":"x","scopes":["read"],"burst":4}            | expected a number as rate
            {"name":"web","sha256":"x","scopes":["read"],"rate":"4"}           | expected a number as rate
            {"name":"web","sha256":"x","scopes":["read"],"rate":0}             | rate is 0.0; expected 0.001
            {"name":"web","sha256":"x","scopes":["read"],"rate":1,"burst":0}   | burst is 0; expected 1
            {"name":"web","sha256":"x","scopes":["read"],"rate":1,"burst":1.5} | expected a number as rate
            """)
    void saysWhichLineIsWrongAndWhy(String line, String expected) {
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> parse("#\n" + line))
                .withMessageStartingWith("keys.ndjson, line 2: ")
                .withMessageContaining(expected);
    }

    @Test
    void wantsAScope() {
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> parse(WEB.replace("\"read\"", "")))
                .withMessageContaining("scopes is empty");
    }

    @Test
    void refusesTwoNamesForOneKey() {
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> parse(WEB + "\n" + WEB.replace("web", "web2")))
                .withMessageContaining("line 2");
    }

    @Test
    void refusesNoKeyAndTooMany() {
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> parse("# nobody\n"))
                .withMessageContaining("has 0 keys; expected 1 to 1000, made by ./marquee key");
        String many = IntStream.rangeClosed(0, KeysFile.MOST_KEYS)
                .mapToObj(i -> WEB.replace("web", "web" + i).replace(SHA, "%064x".formatted(i)))
                .collect(Collectors.joining("\n"));
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> parse(many))
                .withMessageContaining("has 1001 keys");
    }

    @Test
    void refusesAFileThatIsNotThereOrTooLarge() throws IOException {
        Path file = folder.resolve("keys.ndjson");
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> KeysFile.read(file))
                .withMessage(file + " is not there");
        Files.write(file, new byte[KeysFile.MOST_BYTES + 1]);
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> KeysFile.read(file))
                .withMessageContaining("is larger than 1048576 bytes");
    }

    @Test
    void drawsKeysThatNobodyGuesses() {
        Set<String> keys =
                IntStream.range(0, 1_000).mapToObj(i -> ApiKey.random()).collect(Collectors.toSet());
        assertThat(keys).hasSize(1_000).allMatch(key -> key.matches("mq_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void knowsAKeyByItsSha256() {
        assertThat(ApiKey.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
