package dev.errand.api.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.account.AccountTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees which messages, and what a browser may do with one. */
class MailboxTest extends AccountTest {

    private SentMails mails;

    @BeforeEach
    void emptyMailbox() {
        mails = new SentMails(database);
        mails.clear();
    }

    private static List<String> subjects(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("messages")
                .valueStream()
                .map(message -> message.path("subject").stringValue())
                .toList();
    }

    @Test
    void everybodySeesTheirOwnNewestFirstAndAdminsSeeAll() {
        var ann = person();
        var bob = person();
        mails.sent(ann.id(), "first", "");
        mails.sent(bob.id(), "bob's", "");
        mails.sent(ann.id(), "second", "");
        mails.sent(null, "[ALERT]", "");

        assertThat(subjects(get("/api/mailbox", ann.auth()))).containsExactly("second", "first");
        assertThat(subjects(get("/api/mailbox", bob.auth()))).containsExactly("bob's");
        assertThat(subjects(get("/api/mailbox", person("operator", true).auth())))
                .isEmpty();
        assertThat(subjects(get("/api/mailbox", person("admin", false).auth())))
                .containsExactly("[ALERT]", "second", "bob's", "first");
    }

    @Test
    void pagesLeadFromOneToTheNext() {
        var ann = person();
        for (var n = 1; n <= 5; n++) {
            mails.sent(ann.id(), "no " + n, "");
        }

        var first = get("/api/mailbox?limit=2", ann.auth());
        var second =
                get("/api/mailbox?limit=2&before=" + first.json().path("next").stringValue(), ann.auth());
        var third =
                get("/api/mailbox?limit=2&before=" + second.json().path("next").stringValue(), ann.auth());

        assertThat(subjects(first)).containsExactly("no 5", "no 4");
        assertThat(subjects(second)).containsExactly("no 3", "no 2");
        assertThat(subjects(third)).containsExactly("no 1");
        assertThat(third.json().path("next").isNull()).isTrue();
    }

    @Test
    void aPageThatCannotBeIsRefused() {
        var ann = person();
        var bobs = mails.sent(person().id(), "bob's", "");

        assertThat(get("/api/mailbox?limit=0", ann.auth()).status()).isEqualTo(422);
        assertThat(get("/api/mailbox?limit=101", ann.auth())
                        .fault()
                        .path("field")
                        .stringValue())
                .isEqualTo("limit");
        assertThat(get("/api/mailbox?before=" + bobs, ann.auth()).status()).isEqualTo(404);
        assertThat(get("/api/mailbox?before=nonsense", ann.auth()).status()).isEqualTo(404);
    }

    @Test
    void aMessageIsItsOwnersAndAnAdminsLookIsWrittenDown() {
        var ann = person();
        var id = mails.sent(ann.id(), "您的命理分析已完成", "<p>done</p>");
        var admin = person("admin", false);

        var message = get("/api/mailbox/" + id, ann.auth()).json();
        assertThat(message.path("subject").stringValue()).isEqualTo("您的命理分析已完成");
        assertThat(message.path("text").stringValue()).isEqualTo("the text");
        assertThat(message.path("delivered").booleanValue()).isFalse();
        assertThat(get(message.path("html").stringValue(), ann.auth()).body()).isEqualTo("<p>done</p>");
        assertThat(get("/api/mailbox/" + id, person().auth()).status()).isEqualTo(404);
        assertThat(get("/api/mailbox/" + id + "/html", person().auth()).status())
                .isEqualTo(404);
        assertThat(audited("payload_viewed", admin.id())).isZero();

        assertThat(get("/api/mailbox/" + id, admin.auth()).status()).isEqualTo(200);
        assertThat(audited("payload_viewed", admin.id())).isEqualTo(1);
    }

    @Test
    void theHtmlPartMayDoNothing() {
        var ann = person();
        var id = mails.sent(ann.id(), "x", "<script>alert(1)</script>");

        var page = get("/api/mailbox/" + id + "/html", ann.auth());

        assertThat(page.headers().get("content-security-policy"))
                .containsExactly("sandbox; default-src 'none'; style-src 'unsafe-inline'");
        assertThat(page.headers().get("x-content-type-options")).containsExactly("nosniff");
        assertThat(page.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void messagesGoWithTheAccount() {
        var leaving = person();
        mails.sent(leaving.id(), "x", "");

        database.sql("DELETE FROM account WHERE id = :id")
                .bind("id", leaving.id())
                .then()
                .block();

        assertThat(count("sent_mail")).isZero();
    }

    @Test
    void thePageLoadsNothingButItsOwnFilesAndFramesAMessageWithoutAnyRights() {
        var page = get("/console/mailbox");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-security-policy")).contains("default-src 'none'", "frame-src 'self'");
        assertThat(page.body()).contains("sandbox=\"\"").doesNotContain("<style", "style=", "onclick", "allow-");
        var references = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(page.body());
        while (references.find()) {
            var file = references.group(1);
            var path = file.startsWith("/") ? file : "/console/" + file;
            assertThat(get(path).status()).as(path).isBetween(200, 302);
        }
    }
}
