package dev.marquee.training.twotower;

import dev.marquee.tensorflow.ItemTower;
import dev.marquee.tensorflow.UserTower;
import dev.marquee.training.graph.ModelExport;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.SegmentSum;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.linear.LinearPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Both towers as they are served: the dimensions of the linear path beside those of the deep one in one inner product (the
 * idea of a linear floor beside a deep model: VASP, arXiv:2102.05774). Immutable and thread-safe.
 *
 * @param linear the linear path; without dimensions where there is none
 * @param deep the deep path with the item biases; null without it: then the bias is that of the linear path
 * @param deepShare what the deep path's scores count against the linear ones
 */
public record RetrievalWeights(LinearPath linear, @Nullable TwoTowerWeights deep, float deepShare) {
    private static final String LINEAR_ITEMS = "linear_items";
    private static final String LINEAR_FEATURES = "linear_features";
    private static final String LINEAR_BY_FEATURES = "linear_by_features";

    /**
     * Item embeddings by ordinal, row by row, shape {@code [movies, d]}, the bias in the last column; not of unit length.
     * A movie without ratings has its metadata's vector and the bias of the least rated.
     *
     * @param movieFeatures feature ids by ordinal
     */
    public float[] itemVectors(int[][] movieFeatures) {
        int movies = linear.learned().length;
        int first = linear.dimension();
        float[] deepItems = deep == null ? new float[movies] : deep.itemVectors(movieFeatures);
        int second = deepItems.length / movies;
        float[] items = new float[movies * (first + second)];
        for (int movie = 0; movie < movies; movie++) {
            int at = movie * (first + second);
            System.arraycopy(linear.items(), movie * first, items, at, first);
            for (int k = 0; k < second; k++) {
                items[at + first + k] = deepShare * deepItems[movie * second + k];
            }
            items[at + first + second - 1] += linear.bias(movie);
        }
        return items;
    }

    /** Writes the user tower as {@link UserTower} reads it. */
    public void exportUserTower(Path folder, int[][] movieFeatures) throws IOException {
        Map<String, Weights.Values> values = new HashMap<>(deep == null ? Map.of() : deep.userValues(movieFeatures));
        for (int part = 0; part < linear.parts().size(); part++) {
            values.put(partName(part), ofLearned(linear.parts().get(part).movies()));
        }
        ModelExport.write(folder, new Weights(values), this::userTower);
    }

    private int learned() {
        int learned = 0;
        for (boolean is : linear.learned()) {
            learned += is ? 1 : 0;
        }
        return learned;
    }

    /** Row in a table of the learned movies by ordinal; the row of zeros behind them for others. */
    private int[] learnedRows(int size) {
        int[] rows = new int[size];
        Arrays.fill(rows, learned());
        int next = 0;
        for (int movie = 0; movie < linear.learned().length; movie++) {
            if (linear.learned()[movie]) {
                rows[movie] = next++;
            }
        }
        return rows;
    }

    /** The rows of the learned movies and one of zeros. */
    private Weights.Values ofLearned(float[] byOrdinal) {
        int d = linear.dimension();
        float[] table = new float[(learned() + 1) * d];
        int[] rows = learnedRows(linear.learned().length);
        for (int movie = 0; movie < rows.length; movie++) {
            if (linear.learned()[movie]) {
                System.arraycopy(byOrdinal, movie * d, table, rows[movie] * d, d);
            }
        }
        return new Weights.Values(table, learned() + 1, d);
    }

    private static String partName(int part) {
        return "linear_history" + part;
    }

    private Signature userTower(Ops tf, Parameters parameters) {
        Placeholder<TInt32> ordinals = column(tf, UserTower.ORDINALS, TInt32.class);
        Placeholder<TFloat32> centred = column(tf, UserTower.CENTRED, TFloat32.class);
        Placeholder<TFloat32> recency = column(tf, UserTower.RECENCY, TFloat32.class);
        List<Operand<TFloat32>> columns = new ArrayList<>();
        if (linear.dimension() > 0) {
            columns.add(linearUser(tf, parameters, ordinals, centred, recency));
        }
        if (deep != null) {
            columns.add(deep.users(tf, parameters, ordinals, centred, recency));
        }
        Operand<TFloat32> user = Towers.beside(tf, columns);
        Operand<TFloat32> embedding =
                tf.withName(UserTower.USER_EMBEDDING).identity(Towers.append(tf, user, tf.constant(new float[] {1})));
        return Signature.builder("serving_default")
                .input(UserTower.CENTRED, centred)
                .input(UserTower.ORDINALS, ordinals)
                .input(UserTower.RECENCY, recency)
                .output(UserTower.USER_EMBEDDING, embedding)
                .build();
    }

    private Operand<TFloat32> linearUser(
            Ops tf,
            Parameters parameters,
            Operand<TInt32> ordinals,
            Operand<TFloat32> centred,
            Operand<TFloat32> recency) {
        Operand<TInt32> oneUser = tf.zerosLike(ordinals);
        int[] rows = learnedRows(linear.learned().length);
        Operand<TInt32> learned = tf.gather(tf.constant(rows), ordinals, tf.constant(0));
        @Nullable Operand<TFloat32> user = null;
        for (int part = 0; part < linear.parts().size(); part++) {
            Operand<TFloat32> table = parameters.get(partName(part), 0, learned() + 1, linear.dimension());
            Operand<TFloat32> weights = linear.parts().get(part).weights().of(tf, centred, recency);
            Operand<TFloat32> pooled = Towers.pool(tf, tf.gather(table, learned, tf.constant(0)), weights, oneUser);
            user = user == null ? pooled : tf.math.add(user, pooled);
        }
        return Objects.requireNonNull(user, "a linear path has a part at least");
    }

    /**
     * Writes the item tower as {@link ItemTower} reads it: it has an ordinal for each movie of the catalog, and the next one
     * for a movie that is not in it.
     */
    public void exportItemTower(Path folder) throws IOException {
        int movies = linear.learned().length;
        int d = linear.dimension();
        Map<String, Weights.Values> values = new HashMap<>(deep == null ? Map.of() : deep.itemValues());
        float[] byFeatures = new float[movies + 1];
        byFeatures[movies] = 1;
        for (int movie = 0; movie < movies; movie++) {
            byFeatures[movie] = linear.learned()[movie] ? 0 : 1;
        }
        values.put(LINEAR_ITEMS, ofLearned(linear.items()));
        values.put(LINEAR_BY_FEATURES, new Weights.Values(byFeatures, movies + 1));
        values.put(
                LINEAR_FEATURES, new Weights.Values(linear.features(), linear.features().length / Math.max(1, d), d));
        ModelExport.write(folder, new Weights(values), this::itemTower);
    }

    private Signature itemTower(Ops tf, Parameters parameters) {
        Placeholder<TInt32> ordinals = column(tf, ItemTower.ORDINALS, TInt32.class);
        Placeholder<TInt32> ids = column(tf, ItemTower.FEATURE_IDS, TInt32.class);
        Placeholder<TInt32> rows = column(tf, ItemTower.FEATURE_ROWS, TInt32.class);
        Operand<TFloat32> placed = tf.expandDims(
                tf.gather(parameters.get(LINEAR_BY_FEATURES, 0, linear.learned().length + 1), ordinals, tf.constant(0)),
                tf.constant(1));
        List<Operand<TFloat32>> columns = new ArrayList<>();
        if (linear.dimension() > 0) {
            columns.add(linearItems(tf, parameters, ordinals, ids, rows, placed));
        }
        if (deep == null) {
            columns.add(linearBias(tf, placed, 1));
        } else {
            Operand<TFloat32> items =
                    tf.math.mul(deep.items(tf, parameters, ordinals, ids, rows), tf.constant(deepShare));
            columns.add(tf.math.add(items, linearBias(tf, placed, deep.dimension() + 1)));
        }
        Operand<TFloat32> embedding = tf.withName(ItemTower.ITEM_EMBEDDING).identity(Towers.beside(tf, columns));
        return Signature.builder("serving_default")
                .input(ItemTower.FEATURE_IDS, ids)
                .input(ItemTower.FEATURE_ROWS, rows)
                .input(ItemTower.ORDINALS, ordinals)
                .output(ItemTower.ITEM_EMBEDDING, embedding)
                .build();
    }

    /** The linear path's biases in the last of so many columns, shape {@code [n, columns]}; zeros before it. */
    private Operand<TFloat32> linearBias(Ops tf, Operand<TFloat32> placed, int columns) {
        float[] last = new float[columns];
        last[columns - 1] = linear.offset();
        return tf.math.mul(placed, tf.constant(last));
    }

    private Operand<TFloat32> linearItems(
            Ops tf,
            Parameters parameters,
            Operand<TInt32> ordinals,
            Operand<TInt32> featureIds,
            Operand<TInt32> featureRows,
            Operand<TFloat32> placed) {
        long d = linear.dimension();
        Operand<TInt32> learned =
                tf.gather(tf.constant(learnedRows(linear.learned().length + 1)), ordinals, tf.constant(0));
        Operand<TFloat32> own = tf.gather(parameters.get(LINEAR_ITEMS, 0, learned() + 1, d), learned, tf.constant(0));
        Operand<TFloat32> features = parameters.get(LINEAR_FEATURES, 0, linear.features().length / d, d);
        Operand<TFloat32> sums = SegmentSum.of(tf, tf.gather(features, featureIds, tf.constant(0)), featureRows);
        return tf.math.add(own, tf.math.mul(sums, placed));
    }

    private static <T extends TType> Placeholder<T> column(Ops tf, String name, Class<T> type) {
        return tf.withName(name).placeholder(type, Placeholder.shape(Shape.of(-1)));
    }
}
