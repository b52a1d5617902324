package dev.errand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hostile texts of customers, documents and agents stay texts on every page that shows them, in real browser engines. That an
 * engine would notice a script is tested with the same texts on pages that do not escape.
 */
class ScriptInjectionTest {

    private static final int WIDTH = 1280;
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>";

    private static Control control;

    @BeforeAll
    static void serve() {
        control = new Control();
    }

    @AfterAll
    static void stop() {
        control.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void scriptsOfPagesThatDoNotEscapeAreNoticed(Engine engine) {
        var frames = Payload.thatRun().stream()
                .map(payload -> "<iframe src=\"" + control.put("/" + payload.number(), payload.page()) + "\"></iframe>")
                .collect(Collectors.joining());
        var seen = engine.browser().open(control.put("/all", "<!doctype html>" + frames), WIDTH, Ready.ANY);

        assertThat(seen.dialogs())
                .containsAll(Payload.thatRun().stream()
                        .map(payload -> Integer.toString(payload.number()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void marksAndElementsThatRunAreNoticed(Engine engine) {
        var payload = Payload.thatRun().stream()
                .filter(it -> it.text().startsWith("<img src"))
                .findFirst()
                .orElseThrow();
        var seen = engine.browser().open(control.put("/one", payload.page()), WIDTH, Ready.ANY);

        var number = Integer.toString(payload.number());
        assertThat(seen.dialogs()).containsExactly(number);
        assertThat(seen.marks()).containsExactly(number);
        assertThat(seen.active()).containsExactly("<img src=\"x\" onerror=\"alert(window.pwned=" + number + ")\">");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void requestsToOtherHostsAreNoticed(Engine engine) {
        var browser = engine.browser();
        var softly = new SoftAssertions();
        for (var payload : Payload.thatAsk()) {
            var seen = browser.open(control.put("/asks", payload.page()), WIDTH, Ready.ANY);
            softly.assertThat(seen.outside()).as(payload.text()).isNotEmpty();
        }
        softly.assertAll();
    }

    /** And however long they are, they fit into the window. */
    @ParameterizedTest
    @CsvSource({"CHROMIUM, 1280", "CHROMIUM, 390", "WEBKIT, 0"})
    void hostileTextsStayTexts(Engine engine, int width) {
        var browser = engine.browser();
        var softly = new SoftAssertions();
        for (var page : Site.get().pages()) {
            var seen = browser.open(page.url(), width, page.ready());
            softly.assertThat(seen.injected()).as(page.url()).isEmpty();
            softly.assertThat(seen.errors()).as(page.url()).isEmpty();
            softly.assertThat(seen.wide()).as(page.url()).isEmpty();
            softly.assertThat(seen.text()).as(page.url()).containsIgnoringWhitespaces(page.says());
        }
        softly.assertAll();
    }

    /** Such as one that somebody saved and opens with a program that knows no policies. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aReportIsHarmlessWithoutItsPolicies(Engine engine) {
        var browser = engine.browser();
        var site = Site.get();
        var softly = new SoftAssertions();
        Stream.concat(site.byCharts.stream(), site.written().stream()).forEach(ordered -> {
            var bare = site.shop.read(Site.report(ordered)).replaceFirst(POLICY, "");
            assertThat(bare).doesNotContain("Content-Security-Policy");
            var seen = browser.open(control.put("/report", bare), WIDTH, Ready.REPORT);
            softly.assertThat(seen.injected()).as(ordered.id()).isEmpty();
            softly.assertThat(seen.errors()).as(ordered.id()).isEmpty();
        });
        softly.assertAll();
    }
}
