package dev.marquee.api.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** People of whom something new is to be joined, in the order in which it came, each once. Thread-safe. */
final class WaitingUsers {
    private final LinkedHashMap<String, Instant> oldest = new LinkedHashMap<>();
    private final int most;

    /**
     * Nobody yet.
     *
     * @param most of them
     */
    WaitingUsers(int most) {
        this.most = most;
    }

    /**
     * One of them.
     *
     * @param since the oldest of what is new
     */
    record Waiting(String userId, Instant since) {}

    /**
     * Something of this person is new.
     *
     * @param at when it happened
     * @return false if there is no room
     */
    synchronized boolean add(String userId, Instant at) {
        if (oldest.size() >= most && !oldest.containsKey(userId)) {
            return false;
        }
        oldest.merge(userId, at, (one, other) -> one.isBefore(other) ? one : other);
        notifyAll();
        return true;
    }

    /** The one who has waited longest; waits for somebody. */
    synchronized Waiting take() throws InterruptedException {
        while (oldest.isEmpty()) {
            wait();
        }
        Map.Entry<String, Instant> first = oldest.firstEntry();
        oldest.remove(first.getKey());
        return new Waiting(first.getKey(), first.getValue());
    }
}
