package dev.marquee.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdTableTest {
    @Test
    void numbersIdsInTheOrderOfTheirFirstAddition() {
        IdTable table = new IdTable(3);

        assertThat(table.add(318)).isZero();
        assertThat(table.add(-7)).isOne();
        assertThat(table.add(318)).isZero();
        assertThat(table.add(0)).isEqualTo(2);

        assertThat(table.find(-7)).isOne();
        assertThat(table.find(319)).isEqualTo(-1);
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(new IdTable(0).find(0)).isEqualTo(-1);
    }

    @Test
    void refusesOneIdTooMany() {
        IdTable table = new IdTable(1);
        table.add(1);

        assertThat(table.add(1)).isZero();
        assertThatThrownBy(() -> table.add(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 ids");
    }

    @Test
    void agreesWithAMapOnRandomIds() {
        Random random = new Random(42);
        for (int round = 0; round < 100; round++) {
            int spread = 1 << random.nextInt(1, 31);
            Map<Integer, Integer> expected = new HashMap<>();
            IdTable table = new IdTable(500);
            for (int i = 0; i < 500; i++) {
                int id = random.nextInt(spread) - spread / 2;
                expected.putIfAbsent(id, expected.size());
                assertThat(table.add(id)).isEqualTo(expected.get(id));
            }
            for (int i = 0; i < 500; i++) {
                int id = random.nextInt(spread) - spread / 2;
                assertThat(table.find(id)).isEqualTo(expected.getOrDefault(id, -1));
            }
        }
    }
}
