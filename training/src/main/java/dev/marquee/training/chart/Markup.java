package dev.marquee.training.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is HTML and XML alike: what is opened is closed, and text is escaped. Not thread-safe.
 *
 * <p>Attributes are given as names and values in turn.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element, to be closed on a line of its own. */
    public Markup open(String name, String... attributes) {
        begin(name, attributes).append('>');
        open.push(name);
        return this;
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that holds text. */
    public Markup element(String name, String text, String... attributes) {
        begin(name, attributes).append('>').append(escaped(text));
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element that never holds anything: of SVG, or one such as {@code meta}. */
    public Markup empty(String name, String... attributes) {
        begin(name, attributes).append("/>");
        return this;
    }

    /** Text. */
    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    private StringBuilder begin(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
        return out;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Production 2 of XML 1.0. */
    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    /**
     * All that was written.
     *
     * @throws IllegalStateException if an element is still open
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }
}
