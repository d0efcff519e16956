package dev.marquee.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts that programs stumble over. */
final class Texts {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\t",
            "\0",
            "\r\nX-Injected: 1",
            "é",
            "e\u0301",
            "ß İ ı ﬀ",
            "\u00a0",
            "\u2028",
            "\u202eabc",
            "\ufeff",
            "\uffff",
            "🎬",
            "\ud83c",
            "\udfac\ud83c",
            "x".repeat(39) + "🎬",
            "x".repeat(79) + "🎬",
            "null",
            "NaN",
            "%s%n%1$x",
            "${jndi:ldap://127.0.0.1:1/a}",
            "' OR 1=1; --",
            "../../x",
            "<script>alert(1)</script>",
            "\\",
            "\"",
            "{}",
            "1");
    private static final int[] ALPHABETS = {0x20, 0x7f, 0x100, 0x3000, 0xd7f0, 0xdff0, 0xffff, 0x10_ffff};
    private static final int LONGEST = 20_000;

    private Texts() {}

    /** Any text, most often a short one. */
    static String any(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> ODD.get(random.nextInt(ODD.size()));
            case 4 -> ODD.get(random.nextInt(ODD.size())).repeat(1 + random.nextInt(50));
            case 5 -> "a".repeat(1 + random.nextInt(LONGEST));
            default -> random(random, 1 + random.nextInt(12));
        };
    }

    /** Characters of all planes, halves of pairs among them. */
    static String random(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int last = ALPHABETS[random.nextInt(ALPHABETS.length)];
            text.appendCodePoint(random.nextInt(last + 1));
        }
        return text.toString();
    }

    static boolean hasHalfAPair(String text) {
        return text.codePoints().anyMatch(Texts::isHalfAPair);
    }

    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Percent-encoded in UTF-8; half of a pair in the three bytes that a careless program writes. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (isHalfAPair(codePoint)) {
                encoded.append("%%ED%%%02X%%%02X".formatted(0x80 | codePoint >> 6 & 0x3f, 0x80 | codePoint & 0x3f));
            } else if (codePoint < 128 && (Character.isLetterOrDigit(codePoint) || "-._~".indexOf(codePoint) >= 0)) {
                encoded.append((char) codePoint);
            } else {
                encoded.append(allEncoded(Character.toString(codePoint)));
            }
        });
        return encoded.toString();
    }

    /** Percent-encoded even where it need not be. */
    static String allEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02x".formatted(value & 0xff));
        }
        return encoded.toString();
    }

    /** The bytes of UTF-8, each as a character, for the head of a request. */
    static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
