package dev.errand.worker.fortune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanHtmlTest {

    @Test
    void textHeadingsListsAndTablesStay() {
        var clean = CleanHtml.of("<h3>Work</h3><p>You <strong>lead</strong>.</p><ul><li>one</li></ul>"
                + "<table><tbody><tr><th>a</th><td colspan=\"2\">b</td></tr></tbody></table>");

        assertThat(clean)
                .isEqualTo("<h3>Work</h3><p>You <strong>lead</strong>.</p><ul><li>one</li></ul>"
                        + "<table><tbody><tr><th>a</th><td colspan=\"2\">b</td></tr></tbody></table>");
    }

    @Test
    void aWholeDocumentBecomesAPart() {
        var clean = CleanHtml.of("<!doctype html><html><head><title>t</title><style>p{color:red}</style></head>"
                + "<body><h1>Title</h1><p style='color:red' class='x'>text</p></body></html>");

        assertThat(clean).isEqualTo("<h3>Title</h3><p>text</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick=alert(1)>x</p>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<svg onload=alert(1)>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<form action='https://example.org'><button formaction='javascript:alert(1)'>x</button></form>",
                "<style>@import 'https://example.org'; p{background:url(javascript:alert(1))}</style>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href='https://example.org'>",
                "<p style='background:url(https://example.org/x)'>x</p>"
            })
    void whatRunsOrReachesOutGoes(String markup) {
        var clean = CleanHtml.of("<p>before</p>" + markup);

        assertThat(clean).startsWith("<p>before</p>");
        assertThat(clean.replaceAll("&lt;.*?&gt;", ""))
                .doesNotContain("<script", "<svg", "<img", "<iframe", "<style", "<a", "<form", "<meta", "<base", "=");
    }

    @Test
    void whatSaysNothingIsRefused() {
        assertThatThrownBy(() -> CleanHtml.of("<script>alert(1)</script> ")).hasMessageContaining("no text");
        assertThatThrownBy(() -> CleanHtml.of("a".repeat(200_001))).hasMessageContaining("200,001 characters");
    }
}
