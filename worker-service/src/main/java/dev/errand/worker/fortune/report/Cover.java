package dev.errand.worker.fortune.report;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.worker.fortune.chart.Phrases;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** The first page: whom the report is about. */
record Cover(FortuneAnalysis order, Language language) {

    private static final Phrases PHRASES = new Phrases(Cover.class);

    private String say(String key, Object... arguments) {
        return language.of(PHRASES.say(key, arguments));
    }

    void write(Element main, List<Chapter> chapters) {
        var profile = order.profile();
        var cover = main.appendElement("header").addClass("cover");
        cover.appendElement("span").addClass("seal").attr("aria-hidden", "true").text("命");
        cover.appendElement("p").addClass("kind").text(say("page.kind"));
        cover.appendElement("h1").text(say("page.title", profile.name()));
        var facts = cover.appendElement("dl");
        fact(facts, "page.name", profile.name());
        fact(facts, "page.birth-date", date(profile.birthDate().atStartOfDay(ZoneId.of("UTC")), false));
        fact(
                facts,
                "page.birth-time",
                profile.birthTime() == null
                        ? say("page.time-unknown")
                        : profile.birthTime().toString());
        fact(facts, "page.birth-location", profile.birthLocation());
        fact(facts, "page.timezone", profile.timezone());
        if (profile.gender() != null) {
            fact(facts, "page.gender", say("page." + profile.gender()));
        }
        fact(facts, "page.asked-at", date(order.askedAt().atZone(ZoneId.of(profile.timezone())), true));
        fact(
                facts,
                "page.experts",
                String.join(
                        language == Language.ENGLISH ? ", " : "、",
                        chapters.stream().map(Chapter::title).toList()));
    }

    private String date(java.time.ZonedDateTime moment, boolean withTime) {
        var pattern = (language == Language.ENGLISH ? "d MMMM uuuu" : "uuuu年M月d日") + (withTime ? " HH:mm" : "");
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment);
    }

    private void fact(Element facts, String key, String value) {
        var row = facts.appendElement("div");
        row.appendElement("dt").text(say(key));
        row.appendElement("dd").text(value);
    }
}
