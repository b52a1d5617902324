package dev.errand.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobStatus;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;

/** What becomes of an order in the database is told by mail. */
class OrderNewsTest extends MailTest {

    @Test
    void aPaidOrderIsConfirmedInEnglishAsTextAndHtml() throws Exception {
        var order = shop.order("ann@example.com", "Ann", "en");
        shop.pay(order);

        var message = arrived("ann@example.com", 1).get(0);

        assertThat(message.getSubject())
                .isEqualTo("We have your order (" + order.toString().substring(28) + ")");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Fortune Analysis <noreply@shop.example>");
        assertThat(message.getMessageID()).isEqualTo(messageId(shop.mail(order, "order_queued")));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("en");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(part(message, 0))
                .contains("Experts: Bazi, Numerology", "Total: 19.98 USD", "https://shop.example/orders/" + order);
        assertThat(part(message, 1))
                .contains(
                        "<html lang=\"en\">",
                        "<a href=\"https://shop.example/orders/" + order + "\">Watch how it goes</a>")
                .contains("width=device-width")
                .doesNotContainPattern("\\{[a-z]+}");
    }

    @Test
    void aCompletedOrderIsAnnouncedInChineseAndItsSubjectIsEncoded() throws Exception {
        var order = shop.order("mei@example.com", "王小美", "zh-Hant");
        shop.complete(shop.pay(order));

        var messages = arrived("mei@example.com", 2);

        var ready = messages.stream()
                .filter(it -> subject(it).contains("已完成"))
                .findFirst()
                .orElseThrow();
        assertThat(subject(ready)).isEqualTo("您的命理分析已完成！（" + order.toString().substring(28) + "）");
        assertThat(ready.getHeader("Subject")[0])
                .matches("[\\x20-\\x7e\\r\\n\\t]+")
                .contains("=?UTF-8?");
        assertThat(ready.getHeader("Content-Language")).containsExactly("zh-Hant");
        assertThat(part(ready, 0)).contains("王小美 的命理分析已經完成", "分析項目：八字、生命靈數", "命理分析團隊 敬上");
        assertThat(part(ready, 1)).contains("<html lang=\"zh-Hant\">", "王小美 的命理分析已經完成", ">閱讀分析報告</a>");
        for (var index = 0; index < 2; index++) {
            var part = ((MimeMultipart) ready.getContent()).getBodyPart(index);
            assertThat(part.getContentType()).containsIgnoringCase("charset=utf-8");
        }
        assertThat(messages).extracting(OrderNewsTest::subject).anyMatch(it -> it.startsWith("我們已收到您的訂單"));
    }

    @Test
    void aFailedOrderIsExplainedToItsCustomerAndReportedToTheOperators() throws Exception {
        var order = shop.order("bob@example.com", "Bob", "en");
        var analysis = shop.pay(order);
        shop.fail(analysis, "the agent stopped <after> 300 s");

        var reviewing = arrived("bob@example.com", 2).stream()
                .filter(it -> subject(it).startsWith("We are reviewing your analysis"))
                .findFirst()
                .orElseThrow();
        assertThat(part(reviewing, 0)).contains("within 24 hours").doesNotContain("the agent stopped");

        shop.ended(shop.mail(order, "order_failed_admin"));
        var alert = arrived("operators@shop.example", 1).stream()
                .filter(it -> subject(it).contains(order.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(subject(alert)).isEqualTo("[ALERT] Analysis failed after 4 attempts: order " + order);
        assertThat(part(alert, 0))
                .contains(
                        "Order: " + order, "Job: " + analysis, "Attempts: 4", "Error: the agent stopped <after> 300 s");
        assertThat(part(alert, 1)).contains("Error: the agent stopped &lt;after&gt; 300 s");
    }

    @Test
    void theOperatorsMessagesAreInNoCustomersMailbox() {
        var order = shop.order("eve@example.com", "Eve", "zh-Hant");
        shop.fail(shop.pay(order), "secret of the house");

        var alert = shop.mail(order, "order_failed_admin");
        var reviewing = shop.mail(order, "order_reviewing");
        shop.ended(alert);
        var told = shop.ended(reviewing);

        assertThat(shop.sent(alert, "account_id::text", String.class)).isNull();
        assertThat(shop.sent(alert, "subject", String.class)).startsWith("[ALERT]");
        assertThat(shop.sent(reviewing, "account_id", java.util.UUID.class)).isEqualTo(told.owner());
    }

    @Test
    void newsThatAreOvertakenAreNotSent() {
        var order = shop.order("late@example.com", "Lee", "en");
        DOOR.shut();
        var analysis = shop.pay(order);
        shop.fail(analysis, "not yet");
        var reviewing = shop.mail(order, "order_reviewing");
        shop.failed(reviewing, 1);
        shop.runNow(analysis);
        shop.complete(analysis);
        DOOR.letThrough();
        shop.runNow(reviewing);

        var job = shop.ended(reviewing);

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().tree().path("delivered").asBoolean()).isFalse();
        shop.runNow(shop.mail(order, "order_queued"));
        shop.ended(shop.mail(order, "order_queued"));
        assertThat(arrived("late@example.com"))
                .extracting(OrderNewsTest::subject)
                .noneMatch(it -> it.contains("reviewing"));
    }

    @Test
    void moneyThatDidNotComeIsToldInBothLanguagesUnlessTheOrderIsPaidByThen() throws Exception {
        var english = shop.order("poor@example.com", "Ann", "en");
        var chinese = shop.order("poor-zh@example.com", "王小美", "zh-Hant");
        var paid = shop.order("rich@example.com", "Ann", "en");
        shop.pay(paid);
        for (var order : java.util.List.of(english, chinese, paid)) {
            shop.ended(shop.money("payment_failed", order, java.util.Map.of()));
        }

        assertThat(subject(arrived("poor@example.com", 1).get(0))).startsWith("Your payment did not arrive");
        assertThat(part(arrived("poor-zh@example.com", 1).get(0), 0)).contains("王小美", "沒有向您收取任何費用");
        shop.ended(shop.mail(paid, "order_queued"));
        assertThat(arrived("rich@example.com")).hasSize(1);
    }

    @Test
    void markupInACustomersNameIsText() throws Exception {
        var name = "<script>alert(1)</script>\"'&amp; {link}";
        var order = shop.order("x@example.com", name, "en");
        shop.pay(order);

        var message = arrived("x@example.com", 1).get(0);

        assertThat(part(message, 0)).contains("analysis for " + name);
        assertThat(part(message, 1))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp; {link}")
                .doesNotContain("<script>");
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
