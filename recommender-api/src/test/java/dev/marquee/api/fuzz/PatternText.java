package dev.marquee.api.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes texts that match a pattern of the description: characters and classes of them, each with a count. */
final class PatternText {
    private static final Pattern PART = Pattern.compile("(\\[[^]]+]|\\\\?.)(?:\\{(\\d+),(\\d+)})?");
    private static final Pattern NOT = Pattern.compile("\\(\\?![^)]*\\)");

    private PatternText() {}

    /** One of the shortest, the longest, of one character only, or any. */
    static String of(String pattern, RandomGenerator random) {
        Pattern whole = Pattern.compile(pattern);
        String text;
        do {
            text = once(NOT.matcher(pattern.substring(1, pattern.length() - 1)).replaceAll(""), random);
        } while (!whole.matcher(text).find());
        return text;
    }

    private static String once(String parts, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            int least = part.group(2) == null ? 1 : Integer.parseInt(part.group(2));
            int most = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
            int count = switch (random.nextInt(4)) {
                case 0 -> least;
                case 1 -> most;
                case 2 -> Math.min(most, least + 1);
                default -> random.nextInt(least, most + 1);
            };
            List<Character> characters = characters(part.group(1));
            boolean same = random.nextInt(3) == 0;
            int first = random.nextInt(characters.size());
            for (int i = 0; i < count; i++) {
                text.append(characters.get(same ? first : random.nextInt(characters.size())));
            }
        }
        return text.toString();
    }

    private static List<Character> characters(String part) {
        Pattern one = Pattern.compile(part);
        List<Character> characters = new ArrayList<>();
        for (char c = 0; c < 128; c++) {
            if (one.matcher(String.valueOf(c)).matches()) {
                characters.add(c);
            }
        }
        return characters;
    }
}
