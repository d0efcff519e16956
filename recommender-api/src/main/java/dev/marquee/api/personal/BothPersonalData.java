package dev.marquee.api.personal;

import java.util.List;
import java.util.function.Consumer;

/**
 * Two stores while data moves: the first is read, both are erased, the second one before, so that what is shown is gone last.
 *
 * @param first which is read, and says what was erased
 * @param second the other
 */
record BothPersonalData(PersonalData first, PersonalData second) implements PersonalData {
    @Override
    public List<String> parts() {
        return first.parts();
    }

    @Override
    public void read(String part, String userId, Consumer<Object> visitor) {
        first.read(part, userId, visitor);
    }

    @Override
    public Erased erase(String userId) {
        second.erase(userId);
        return first.erase(userId);
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
