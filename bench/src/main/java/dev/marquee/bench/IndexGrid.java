package dev.marquee.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Recall and latency of both index engines over sizes and dimensions. Run with {@code --add-modules
 * jdk.incubator.vector}; prints a table, or with {@code --json} one JSON object.
 */
public final class IndexGrid {
    private static final int K = 300;
    private static final String SIZES = "--sizes=";
    private static final String DIMENSIONS = "--dimensions=";

    private IndexGrid() {}

    /** Options: {@code --sizes=9000,30000}, {@code --dimensions=65,257}, {@code --json}. */
    public static void main(String[] arguments) {
        int[] sizes = {9_000, 30_000, 90_000};
        int[] dimensions = {65, 257};
        boolean json = false;
        for (String argument : arguments) {
            if (argument.startsWith(SIZES)) {
                sizes = numbers(argument.substring(SIZES.length()));
            } else if (argument.startsWith(DIMENSIONS)) {
                dimensions = numbers(argument.substring(DIMENSIONS.length()));
            } else if (argument.equals("--json")) {
                json = true;
            } else {
                throw new IllegalArgumentException(
                        argument + " is no option; expected are --sizes=N,…, --dimensions=N,… and --json");
            }
        }
        print(measure(sizes, dimensions), json);
    }

    private static List<IndexCell> measure(int[] sizes, int[] dimensions) {
        List<IndexCell> cells = new ArrayList<>();
        for (int dimension : dimensions) {
            for (int size : sizes) {
                System.err.printf("%,d vectors of %d floats%n", size, dimension);
                cells.addAll(IndexCell.measure(size, dimension, K));
            }
        }
        return cells;
    }

    private static void print(List<IndexCell> cells, boolean json) {
        if (json) {
            System.out.println(
                    cells.stream().map(IndexCell::json).collect(Collectors.joining(",", "{\"cells\":[", "]}")));
        } else {
            System.out.println(IndexCell.TITLE);
            cells.forEach(cell -> System.out.println(cell.markdown()));
        }
    }

    private static int[] numbers(String list) {
        return Arrays.stream(list.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
