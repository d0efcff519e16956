package dev.marquee.api.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title, or a query, as it is compared: lower case, no accents, no punctuation, a trailing article in front again
 * ({@code Matrix, The} is {@code the matrix}).
 *
 * @param text words with one space between them
 * @param bare the text without an article that was put in front
 * @param words of the text, in order
 */
public record Title(String text, String bare, List<String> words) {
    private static final Pattern TRAILING_ARTICLE = Pattern.compile("^([^(]*?), ([\\p{L}']{1,4})(?= \\(|$)");
    private static final Set<String> ARTICLES = Set.of(
            "the", "a", "an", "le", "la", "les", "l'", "un", "une", "il", "lo", "gli", "i", "el", "los", "las", "der",
            "die", "das", "den", "det", "de", "het", "o", "os", "as");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Title of(String title) {
        Matcher trailing = TRAILING_ARTICLE.matcher(title);
        return trailsArticle(trailing)
                ? of(plain(articleInFront(trailing, title)), plain(bare(trailing, title)))
                : of(plain(title), plain(title));
    }

    /** A title as people say it, {@code The Matrix} for {@code Matrix, The}. */
    public static String spoken(String title) {
        Matcher trailing = TRAILING_ARTICLE.matcher(title);
        return trailsArticle(trailing) ? articleInFront(trailing, title) : title;
    }

    private static boolean trailsArticle(Matcher trailing) {
        return trailing.find() && ARTICLES.contains(trailing.group(2).toLowerCase(Locale.ROOT));
    }

    private static String articleInFront(Matcher trailing, String title) {
        String article = trailing.group(2);
        return article + (article.endsWith("'") ? "" : " ") + bare(trailing, title);
    }

    private static String bare(Matcher trailing, String title) {
        return trailing.group(1) + title.substring(trailing.end());
    }

    private static Title of(String text, String bare) {
        return new Title(text, bare, text.isEmpty() ? List.of() : Arrays.asList(text.split(" ")));
    }

    /** How far this title is from a query whose words all begin one of its words: 0 is the nearest. */
    int distance(Title query) {
        if (text.equals(query.text) || bare.equals(query.text)) {
            return 0;
        }
        if (text.startsWith(query.text) || bare.startsWith(query.text)) {
            return 1;
        }
        return words.containsAll(query.words) ? 2 : 3;
    }

    private static String plain(String title) {
        String lower = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String noMarks = MARKS.matcher(lower).replaceAll("");
        String noApostrophes = APOSTROPHES.matcher(noMarks).replaceAll("");
        return BETWEEN_WORDS.matcher(noApostrophes).replaceAll(" ").strip();
    }
}
