package dev.marquee.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@link ReportPage}, read by an XML parser. */
class ReportPageTest {
    private static String html;
    private static Document page;

    @BeforeAll
    static void writes() throws Exception {
        html = ReportPage.of(Reports.report(), Reports.EXAMPLES, Reports.CIRCUMSTANCES);
        page = parsed(html);
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> all(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(String name) {
        return all(page, name).stream().map(Element::getTextContent).toList();
    }

    private static List<String> cells(String rowHead) {
        return all(page, "tr").stream()
                .filter(row -> row.getFirstChild().getTextContent().equals(rowHead))
                .flatMap(row -> {
                    NodeList cells = row.getElementsByTagName("td");
                    List<String> texts = new ArrayList<>();
                    for (int i = 0; i < cells.getLength(); i++) {
                        texts.add(cells.item(i).getTextContent());
                    }
                    return texts.stream();
                })
                .toList();
    }

    @Test
    void tablesHoldTheValuesWithTheirDeviationAndTheSignOfTheDifference() {
        assertThat(cells("ours")).containsExactly("0.3000 ± 0.0100", "0.2000", "0.0625");
        assertThat(cells("rival")).containsExactly("0.2500▼", "0.9000");
        assertThat(cells("other")).containsExactly("0.3100≈", "–");
        assertThat(cells("net")).containsExactly("0.8123 ± 0.0020", "0.0375");
        assertThat(cells("served")).containsExactly("0.1000", "87.3");
        assertThat(cells("last fifth")).containsExactly("42", "71,078", "80,896", "19,940", "610");
        assertThat(cells("3.00 to 3.25")).containsExactly("3.100", "3.200", "77");
        assertThat(cells("ours − other")).contains("-0.0100", "-0.0300", "+0.0100", "no");
    }

    @Test
    void theBestValueIsMarkedWhereMoreIsBetter() {
        assertThat(all(page, "td").stream()
                        .filter(cell -> cell.getAttribute("class").equals("best"))
                        .map(Element::getTextContent))
                .containsExactly("0.3100≈", "0.8123 ± 0.0020", "0.1000");
    }

    @Test
    void saysHowItWasMade() {
        assertThat(texts("dd"))
                .contains("42, 43", "commit abc1234", "A machine", "512 MiB", "./marquee evaluate --models \"a<b\"")
                .contains("huge: 2,000,001 rows")
                .anyMatch(text -> text.startsWith("1 min 15 s"));
        assertThat(texts("h1")).containsExactly("Evaluation of tiny-1234, protocol B");
    }

    @Test
    void titlesOfMoviesAreTextAndHitsAreMarked() {
        assertThat(html).doesNotContain("<script");
        assertThat(texts("li"))
                .contains("Heat 1995 5.0", "<script>alert(1)</script> 2000", "Ronin & \"friends\" ★ 4.5");
    }

    @Test
    void nothingIsFetchedAndTheStyleSheetIsTheOnlyThingAllowed() throws Exception {
        assertThat(html.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xhtml", ""))
                .doesNotContain("http:", "https:", "src=", "url(", "@import", " style=", "<link");
        String style = all(page, "style").getFirst().getTextContent();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(all(page, "meta").stream()
                        .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                        .map(meta -> meta.getAttribute("content")))
                .containsExactly("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                        .formatted(hash));
    }

    /** An HTML parser reads a style sheet as it is, an XML parser does not. */
    @Test
    void theStyleSheetHasNoCharacterThatIsMarkup() {
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        assertThat(style).doesNotContain("<", ">", "&");
    }

    @Test
    void tablesAndChartsTellWhatTheyAreToThoseWhoDoNotSeeThem() {
        assertThat(all(page, "th")).isNotEmpty().allMatch(head -> head.hasAttribute("scope"));
        assertThat(all(page, "table"))
                .allMatch(table -> table.getFirstChild().getNodeName().equals("caption"));
        List<Element> charts = all(page, "svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .toList();
        assertThat(charts).hasSize(4).allSatisfy(svg -> {
            assertThat(svg.getElementsByTagName("title").getLength()).isPositive();
            assertThat(svg.getElementsByTagName("desc").getLength()).isOne();
        });
    }

    @Test
    void idsAreUnique() {
        assertThat(all(page, "*").stream()
                        .map(element -> element.getAttribute("id"))
                        .filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates()
                .contains("retrieval", "ranking", "endToEnd", "curves", "choices", "calibration", "bands", "lists");
    }

    @Test
    void aCurveShowsWhatWasLookedAtAndTheChosenEpoch() {
        assertThat(texts("title"))
                .contains("epoch 2: 0.1250", "epoch 1: 9.5000")
                .doesNotContain("epoch 1: 0.0000");
        assertThat(texts("text")).contains("chosen: epoch 2");
    }

    @Test
    void whatValidationChoseIsToldBySplit() {
        assertThat(texts("td")).containsSequence("0.2, within 15 ratings", "0.1, within 8 ratings", "0.6", "25", "0.4");
    }

    @Test
    void whatWasNotMeasuredIsNotThere() throws Exception {
        ProtocolReport nothing = new ProtocolReport(
                "d",
                "B",
                "p",
                List.of(1L),
                List.of(),
                Map.of("only", Map.of("mrr", new Value(0.5, 0))),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
        Document small = parsed(ReportPage.of(nothing, Examples.NONE, Reports.CIRCUMSTANCES));
        assertThat(all(small, "section").stream().map(section -> section.getAttribute("id")))
                .containsExactly("verdict", "retrieval");
        assertThat(all(small, "li").getFirst().getTextContent()).contains("nothing to compare");
    }
}
