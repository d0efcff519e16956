package dev.marquee.api.recommendation;

import java.util.concurrent.ThreadLocalRandom;

/** Names of requests: ULIDs, 26 characters that sort by time, to the millisecond. */
final class RequestId {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private RequestId() {}

    /**
     * A new name.
     *
     * @param now milliseconds since 1970, 0 to 2^48 − 1
     */
    static String at(long now) {
        char[] id = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        for (int i = 0; i < TIME_CHARACTERS; i++) {
            id[i] = ALPHABET[(int) (now >>> (BITS * (TIME_CHARACTERS - 1 - i))) & MASK];
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = TIME_CHARACTERS; i < id.length; i++) {
            id[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(id);
    }
}
