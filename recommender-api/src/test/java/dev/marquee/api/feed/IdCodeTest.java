package dev.marquee.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdCodeTest {
    /**
     * Gaps of 2, 3 and 0 with exponent 0 are 110, 1110 and 0; gaps of 99, 100 and 101 with exponent 6 are one and a remainder of 35,
     * 36 and 37: 10 100011, 10 100100, 10 100101.
     */
    @ParameterizedTest
    @CsvSource({
        "'', 000000",
        "1, 00000100",
        "'3,7,8', 000003dc",
        "'100,201,303', 060003a3a4a5",
        "2147483647, 1e0001bffffffe",
        "'1,2147483647', 1d000200000003bffffffa",
    })
    void writesGapsAsQuotientAndRemainder(String ids, String code) {
        int[] set = Arrays.stream(ids.split(","))
                .filter(id -> !id.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThat(HexFormat.of().formatHex(IdCode.encode(set))).isEqualTo(code);
        assertThat(IdCode.decode(HexFormat.of().parseHex(code))).isEqualTo(set);
    }

    @RepeatedTest(100)
    void agreesWithASortedSet(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int range = Integer.MAX_VALUE >>> random.nextInt(31);
        TreeSet<Integer> set = new TreeSet<>();
        for (int i = random.nextInt(3_000); i > 0; i--) {
            set.add(1 + random.nextInt(range));
        }
        int[] ids = set.stream().mapToInt(Integer::intValue).toArray();
        byte[] code = IdCode.encode(ids);
        assertThat(IdCode.decode(code)).isEqualTo(ids);
        assertThat(code).hasSize(3 + Math.toIntExact((shortest(ids) + 7) / 8));
    }

    /** Bits of the shortest of all Rice codes. */
    private static long shortest(int[] ids) {
        return IntStream.rangeClosed(0, 30)
                .mapToLong(exponent -> IntStream.range(0, ids.length)
                        .mapToLong(i -> (ids[i] - (i == 0 ? 0 : ids[i - 1]) - 1L) / (1L << exponent) + 1 + exponent)
                        .sum())
                .min()
                .orElseThrow();
    }

    @RepeatedTest(3)
    void takesTheMostIds(RepetitionInfo repetition) {
        int step = repetition.getCurrentRepetition() * 10_000;
        int[] ids = IntStream.rangeClosed(1, IdCode.MOST).map(i -> i * step).toArray();
        assertThat(IdCode.decode(IdCode.encode(ids))).isEqualTo(ids);
    }
}
