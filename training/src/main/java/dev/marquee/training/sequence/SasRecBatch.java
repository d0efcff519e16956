package dev.marquee.training.sequence;

import dev.marquee.training.graph.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/** Windows as the tensors of one step: filled up at their ends to the longest, where nothing before them looks. */
final class SasRecBatch {
    private SasRecBatch() {}

    /** To learn from: every position is asked. The caller closes the tensors. */
    static Map<String, Tensor> examples(List<Window> windows, float dropout) {
        int width = width(windows);
        int[] asked = IntStream.range(0, windows.size())
                .flatMap(w -> IntStream.range(0, windows.get(w).inputs().length).map(i -> w * width + i))
                .toArray();
        int[] targets = windows.stream()
                .flatMapToInt(window -> IntStream.of(window.targets()))
                .toArray();
        Map<String, Tensor> tensors = inputs(windows, width, asked, dropout);
        tensors.put(SasRecModel.TARGETS, Tensors.of(targets, targets.length));
        return tensors;
    }

    /** To be asked at the last position of each. The caller closes the tensors. */
    static Map<String, Tensor> questions(List<Window> windows) {
        int width = width(windows);
        int[] asked = IntStream.range(0, windows.size())
                .map(w -> w * width + windows.get(w).inputs().length - 1)
                .toArray();
        return inputs(windows, width, asked, 0);
    }

    private static int width(List<Window> windows) {
        return windows.stream().mapToInt(window -> window.inputs().length).max().orElseThrow();
    }

    private static Map<String, Tensor> inputs(List<Window> windows, int width, int[] asked, float dropout) {
        int[] items = new int[windows.size() * width];
        for (int w = 0; w < windows.size(); w++) {
            int[] inputs = windows.get(w).inputs();
            System.arraycopy(inputs, 0, items, w * width, inputs.length);
        }
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put(SasRecModel.ITEMS, Tensors.of(items, items.length));
        tensors.put(SasRecModel.PLACES, Tensors.of(IntStream.range(0, width).toArray(), width));
        tensors.put(SasRecModel.ASKED, Tensors.of(asked, asked.length));
        tensors.put(SasRecModel.KEPT, TFloat32.scalarOf(1 - dropout));
        return tensors;
    }
}
