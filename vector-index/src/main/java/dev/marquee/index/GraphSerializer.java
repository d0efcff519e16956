package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.ObjectSerializer;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** Saves ordinals in place of ids and items: the vectors have a file of their own. */
final class GraphSerializer {
    private GraphSerializer() {}

    /** An id is its ordinal. */
    enum OfId implements ObjectSerializer<Integer> {
        ORDINAL;

        @Override
        public void write(Integer id, ObjectOutput out) throws IOException {
            out.writeInt(id);
        }

        @Override
        public Integer read(ObjectInput in) throws IOException {
            return in.readInt();
        }
    }

    /** An item is its ordinal; the {@link GraphInputStream} knows its vector. */
    enum OfItem implements ObjectSerializer<GraphItem> {
        ORDINAL;

        @Override
        public void write(GraphItem item, ObjectOutput out) throws IOException {
            out.writeInt(item.id());
        }

        @Override
        public GraphItem read(ObjectInput in) throws IOException {
            return ((GraphInputStream) in).readItem();
        }
    }
}
