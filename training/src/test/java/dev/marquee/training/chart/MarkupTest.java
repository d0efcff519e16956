package dev.marquee.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** {@link Markup}. */
class MarkupTest {
    @Test
    void writesElementsInsideOfEachOther() {
        Markup out = new Markup();
        out.open("ul", "class", "legend")
                .open("li")
                .text("one")
                .element("b", "two")
                .empty("br")
                .close()
                .close();
        assertThat(out).hasToString("<ul class=\"legend\"><li>one<b>two</b><br/></li>\n</ul>\n");
    }

    @Test
    void nothingThatIsTextBecomesMarkup() {
        Markup out = new Markup();
        out.element("p", "<script>alert('&')</script>", "title", "\"><img src=x>");
        assertThat(out)
                .hasToString(
                        "<p title=\"&quot;&gt;&lt;img src=x&gt;\">&lt;script&gt;alert('&amp;')&lt;/script&gt;</p>");
    }

    @Test
    void charactersThatNoDocumentMayHoldAreReplaced() {
        Markup out = new Markup();
        out.text("a\u0000b\u001Bc\uFFFEd\uD800e").text(" 🎬");
        assertThat(out).hasToString("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe 🎬");
    }

    @Test
    void refusesToEndWithAnElementOpen() {
        Markup out = new Markup().open("table");
        assertThatThrownBy(out::toString)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table");
    }
}
