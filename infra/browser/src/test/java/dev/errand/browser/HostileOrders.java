package dev.errand.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Has a shop take orders whose texts, and reports whose chapters, are hostile. */
final class HostileOrders {

    private static final List<String> EXPERTS =
            List.of("bazi", "ziwei", "astrology", "numerology", "name", "plum", "qimen", "liuyao");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUESTION = 2_000;

    private final Shop shop;
    private final Path scratch;

    HostileOrders(Shop shop, Path scratch) {
        this.shop = shop;
        this.scratch = scratch;
    }

    /**
     * An order and what it says.
     *
     * @param name of the person it is about
     */
    record Ordered(String id, String name, String question) {}

    /** Completed ones with all payloads in their questions, and some as names and places, in both languages. */
    List<Ordered> writtenByCharts() {
        var names = Payload.ALL.stream()
                .map(Payload::text)
                .filter(it -> it.length() <= LONGEST_NAME)
                .toList();
        var questions = questions();
        var ordered = new ArrayList<Ordered>();
        for (var i = 0; i < 2 * questions.size(); i++) {
            var experts = i < 2 ? EXPERTS : List.of("name");
            var language = i % 2 == 0 ? "en" : "zh-Hant";
            var place = names.get(5 * i + 1) + names.get(5 * i + 2);
            ordered.add(order(language, experts, names.get(5 * i), place, questions.get(i / 2)));
        }
        completed(ordered);
        return ordered;
    }

    private void completed(List<Ordered> all) {
        all.forEach(it -> shop.awaitStatus("/api/orders/" + it.id, "completed"));
    }

    private Ordered order(String language, List<String> experts, String name, String place, String question) {
        return new Ordered(shop.order(language, experts, name, place, question), name, question);
    }

    private static List<String> questions() {
        var questions = new ArrayList<String>();
        var question = new StringBuilder();
        for (var payload : Payload.ALL) {
            if (question.length() + payload.text().length() >= LONGEST_QUESTION) {
                questions.add(question.toString().strip());
                question.setLength(0);
            }
            question.append(payload.text()).append('\n');
        }
        questions.add(question.toString().strip());
        return questions;
    }

    /** Completed ones, each of whose chapters an agent wrote with a payload in it; the last one failed with a message of the agent's. */
    List<Ordered> writtenByAnAgent() throws IOException, SQLException {
        shop.dismiss();
        var sets = chapters();
        var script = Files.copy(resource("hostile-agent.sh"), bin().resolve("agent"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        var ordered = new ArrayList<Ordered>();
        for (var set = 0; set < sets; set++) {
            var language = set % 2 == 0 ? "en" : "zh-Hant";
            ordered.add(order(language, EXPERTS, "Mei <b>" + set, "Taipei", "set-" + set));
        }
        var failing = order("en", List.of("bazi"), "Mei <i>", "Taipei", "set-failing");
        shop.withoutRetries(failing.id);
        shop.hire(
                "--spring.config.import=file:src/test/resources/hostile-agent.yaml",
                "--test.agent=" + script,
                "--errand.agents.sessions=" + scratch.resolve("sessions"));
        completed(ordered);
        shop.awaitStatus("/api/orders/" + failing.id, "failed");
        ordered.add(failing);
        return ordered;
    }

    private Path bin() throws IOException {
        return Files.createDirectories(scratch.resolve("bin"));
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/dev/errand/browser", name);
    }

    /** Writes a file for each chapter of as many orders as there are payloads for; gives their number. */
    private int chapters() throws IOException {
        var subjects = new ArrayList<>(EXPERTS);
        subjects.add("synthesis");
        var payloads = Payload.ALL.stream().filter(Payload::isMarkup).toList();
        var sets = (payloads.size() + subjects.size() - 1) / subjects.size();
        for (var i = 0; i < sets * subjects.size(); i++) {
            var payload = payloads.get(i % payloads.size());
            var file = "set-" + i / subjects.size() + "-" + subjects.get(i % subjects.size());
            Files.writeString(
                    bin().resolve(file + ".html"),
                    "<h2>Chapter</h2><p>Written by an agent.</p>" + payload.text() + "<p>The end.</p>");
        }
        return sets;
    }

    /** The task of a document whose name, question and content are hostile; it has ended well. */
    String document() throws IOException {
        var file = scratch.resolve("<img src=x onerror=alert(window.pwned=906)>.pdf");
        var text = "Revenue was $ 5 million <script>alert(window.pwned=907)</script> in fiscal year 2024.";
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            pdf.save(file.toFile());
        }
        var task = shop.analyse(file, "What was the revenue? <svg onload=alert(window.pwned=908)>");
        shop.awaitStatus("/tasks/" + task, "completed");
        return task;
    }
}
