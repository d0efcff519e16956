package dev.marquee.api.event;

import java.time.Instant;
import java.util.List;

/**
 * Two stores while events move: both are written, the first is read. A batch that one of them did not take has failed, and the same again
 * makes up for it.
 *
 * @param first which is read, and says what is new
 * @param second written after it
 */
record BothEventStores(EventStore first, EventStore second) implements EventStore {
    @Override
    public List<Event> add(Batch batch) {
        List<Event> fresh = first.add(batch);
        second.add(batch);
        return fresh;
    }

    @Override
    public List<StoredEvent> since(String userId, Instant then) {
        return first.since(userId, then);
    }

    /** The second may lack the impression, or have found less: then it finds it again once it is read. */
    @Override
    public boolean follow(StoredEvent impression, int followed) {
        boolean ours = first.follow(impression, followed);
        if (ours) {
            second.follow(impression, followed);
        }
        return ours;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
