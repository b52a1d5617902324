package dev.errand.worker.fortune;

import static dev.errand.worker.fortune.FortuneRows.MEI_LING;
import static dev.errand.worker.fortune.FortuneRows.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.blob.BlobId;
import dev.errand.blob.BlobStore;
import dev.errand.fortune.BirthProfile;
import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.worker.fortune.chart.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole worker as it comes: without any agent, every word computed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "errand.worker.lanes.agent=4")
class FortuneJobTest {

    private static final String[] ALL = Charts.slugs().toArray(String[]::new);

    @TempDir
    private Path scratch;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        FortuneRows.servers(properties);
    }

    @Autowired
    private DatabaseClient database;

    @Autowired
    private BlobStore blobs;

    private FortuneRows rows() {
        return new FortuneRows(database);
    }

    private String pdf(JobId job) throws IOException {
        var id = rows().one("SELECT pdf FROM fortune_report WHERE job_id = :job", job, UUID.class);
        var file = scratch.resolve(id + ".pdf");
        blobs.copy(new BlobId(id), file).block();
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void allEightExpertsMakeAReportInEnglish() throws IOException {
        var id = rows().submit(order(MEI_LING, "en", "Should I change my job?", ALL), 0);
        var job = rows().ended(id);

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(rows().one(
                                "SELECT string_agg(name || ' ' || status, ', ' ORDER BY position) FROM job_stage WHERE job_id = :job",
                                id,
                                String.class))
                .isEqualTo("charts completed, experts completed, synthesis completed, report completed, pdf completed");
        assertThat(job.result().tree().path("model_used").asString()).isEqualTo("computed");
        var page = Jsoup.parse(rows().html(id));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("section.chapter").eachAttr("id")).containsExactly(ALL);
        assertThat(page.select("section.question").text()).contains("Should I change my job?", "Plum Blossom");
        assertThat(pdf(id))
                .contains("林美玲", "Should I change my job?", "Four Pillars of Destiny", "Purple Star Astrology", "風雷益");
    }

    @Test
    void theSameInTraditionalChinese() throws IOException {
        var id = rows().submit(order(MEI_LING, "zh-Hant", "今年適合換工作嗎？", ALL), 0);
        var job = rows().ended(id);

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        var page = Jsoup.parse(rows().html(id));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("zh-Hant");
        assertThat(page.select("section.synthesis h2").text()).contains("綜合論斷");
        assertThat(page.select("section#bazi").text()).contains("日主為壬水").doesNotContain("day master");
        assertThat(pdf(id)).contains("林美玲", "今年適合換工作嗎", "紫微斗數", "天蠍座", "康熙");
    }

    @Test
    void whatCustomersWriteIsShownAndNeverRun() {
        var mallory = new BirthProfile(
                "<img src=x onerror=alert(1)>",
                LocalDate.of(1984, 2, 4),
                null,
                "\"><script>alert(2)</script>",
                "Europe/Oslo",
                null);
        var job = rows().run(order(mallory, "en", "</style><svg onload=alert(3)>{0}", ALL));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        var page = Jsoup.parse(rows().html(job.id()));
        assertThat(page.select("script, img, iframe, object, link, base")).isEmpty();
        assertThat(page.select("[onerror], [onload], svg[onload]")).isEmpty();
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select(".cover dd").eachText())
                .contains("<img src=x onerror=alert(1)>", "\"><script>alert(2)</script>");
        assertThat(page.select("blockquote").text()).isEqualTo("</style><svg onload=alert(3)>{0}");
    }

    @Test
    void aBirthWithoutATimeSaysWhatItLeavesOut() {
        var unknown = new BirthProfile("Anna Torres", LocalDate.of(1984, 2, 4), null, "Oslo", "Europe/Oslo", null);
        var job = rows().run(order(unknown, "en", null, "bazi", "ziwei", "astrology"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        var page = Jsoup.parse(rows().html(job.id()));
        assertThat(page.select(".cover").text()).contains("Time of birth not known");
        assertThat(page.select("section#question")).isEmpty();
        assertThat(page.select("section#ziwei figure")).isEmpty();
        assertThat(page.select("section#bazi figure text").eachText())
                .contains("Day")
                .doesNotContain("Hour");
        assertThat(page.select("section#left-out li")).isNotEmpty();
    }

    @Test
    void anExpertThatNobodyKnowsFailsForGood() {
        var job = rows().run(order(MEI_LING, "en", null, "bazi", "tarot"));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error().tree().path("kind").asString()).isEqualTo("no_chart");
        assertThat(job.error().tree().path("message").asString()).contains("tarot");
    }
}
