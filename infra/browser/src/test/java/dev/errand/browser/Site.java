package dev.errand.browser;

import static org.awaitility.Awaitility.await;

import dev.errand.browser.HostileOrders.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A shop that hostile people ordered in. Made once, since it takes a minute; it ends with the JVM. */
final class Site {

    private static final Duration TO_MAIL = Duration.ofSeconds(60);
    private static final int MAILS = 2 + 2 + 3; // paid and done, twice; paid, under review, and the operators' one

    /** Those whose reports an agent wrote; the last of them failed. */
    private final List<Ordered> byAgent;

    /** Those whose words are the charts' own. */
    final List<Ordered> byCharts;

    final Shop shop;
    private final String document;

    private static final class Made {
        static final Site SITE = make();
    }

    private Site(Shop shop, HostileOrders orders) throws IOException, SQLException {
        this.shop = shop;
        shop.hire();
        this.document = orders.document();
        this.byCharts = orders.writtenByCharts();
        this.byAgent = orders.writtenByAnAgent();
        await().atMost(TO_MAIL).until(() -> mails().size() == 2 * MAILS);
    }

    static Site get() {
        return Made.SITE;
    }

    private static Site make() {
        var scratch = Scratch.make("shop");
        var shop = new Shop(scratch.path());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            shop.close();
            scratch.close();
        }));
        try {
            return new Site(shop, new HostileOrders(shop, scratch.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A page of the site.
     *
     * @param ready when it shows what it is there for, as JavaScript
     * @param says what a reader finds on it, blanks aside
     */
    record Page(String url, String ready, String says) {}

    /** Every page that shows what others wrote. */
    List<Page> pages() {
        var pages = new ArrayList<>(List.of(
                page("/console/shop", Ready.SHOP, byCharts.get(0).name()),
                page("/console/mailbox", Ready.MAILBOX, "ready"),
                page("/console/", Ready.DOCUMENTS, "<img src=x onerror="),
                page("/console/#" + document, Ready.DOCUMENT, "<svg onload=alert(window.pwned=908)>")));
        for (var ordered : byCharts) {
            pages.add(page(report(ordered), Ready.REPORT, ordered.question()));
            pages.add(page("/orders/" + ordered.id(), Ready.ORDER, ordered.name()));
        }
        for (var ordered : written()) {
            pages.add(page(report(ordered), Ready.REPORT, "Written by an agent."));
        }
        pages.add(page(
                "/orders/" + written().get(0).id(),
                Ready.ORDER,
                written().get(0).name()));
        pages.add(page("/orders/" + failed().id(), Ready.ORDER, "<script>alert(902)</script>"));
        pages.addAll(mails());
        return pages;
    }

    /** Those of three orders: in the mailbox, and on their own. */
    private List<Page> mails() {
        var orders = Set.of(byCharts.get(0).id(), byCharts.get(1).id(), failed().id());
        var pages = new ArrayList<Page>();
        for (var message : shop.get("/api/mailbox?limit=100").path("messages")) {
            if (orders.contains(message.path("order_id").asString(""))) {
                var id = message.path("message_id").asString();
                pages.add(page("/console/mailbox#" + id, Ready.MESSAGE, id));
                pages.add(page(
                        message.path("html").asString(),
                        Ready.ANY,
                        message.path("order_id").asString()));
            }
        }
        return pages;
    }

    /** Those of the agent's orders that have a report. */
    List<Ordered> written() {
        return byAgent.subList(0, byAgent.size() - 1);
    }

    private Ordered failed() {
        return byAgent.get(byAgent.size() - 1);
    }

    private Page page(String path, String ready, String says) {
        return new Page(shop.url() + path, ready, says);
    }

    static String report(Ordered ordered) {
        return "/api/orders/" + ordered.id() + "/report";
    }
}
