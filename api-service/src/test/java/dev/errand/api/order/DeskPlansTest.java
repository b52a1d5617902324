package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.connection.RowAccess;
import dev.errand.job.JobId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** How the desk's searches are planned for the API's own role, which row security holds for. */
class DeskPlansTest extends DeskTest {

    private static final String ACCOUNT = "7e57de50-0000-4000-8000-000000000001";

    @Autowired
    private DatabaseClient api;

    /** 20,000 orders in a year, most of them completed. */
    @BeforeEach
    void fill() {
        sql("INSERT INTO account (id) VALUES ('" + ACCOUNT + "') ON CONFLICT DO NOTHING");
        sql("""
            INSERT INTO fortune_order (id, account_id, email, profile, experts, total_price, language, status, payment_method,
                                       payment_status, job_id, created_at, paid_at)
            SELECT id, '%s', 'customer' || n || '@example.com', '{}', '{bazi}', 9.99, 'en',
                   CASE WHEN n %% 500 = 0 THEN 'failed' ELSE 'completed' END, 'test', 'paid', id, at, at
              FROM (SELECT n, at, (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
                                   || '70008' || lpad(to_hex(n), 15, '0'))::uuid AS id
                      FROM (SELECT n, now() - n * interval '26 minutes' AS at FROM generate_series(1, 20000) AS n) AS t) AS v
            """.formatted(ACCOUNT));
        sql("""
            INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, created_at, completed_at)
            SELECT job_id, 'fortune.analysis', 'agent', 5, account_id, status, '{}', 3, created_at, created_at, created_at
              FROM fortune_order
            """);
        sql("""
            INSERT INTO fortune_report (order_id, job_id, attempt, html, experts, model_used, generation_ms, created_at)
            SELECT id, job_id, 1, '', experts, 'computed', 1, created_at FROM fortune_order WHERE status = 'completed'
            """);
        for (var table : new String[] {"fortune_order", "job", "fortune_report"}) {
            sql("ANALYZE " + table);
        }
    }

    @AfterEach
    void forget() {
        sql("TRUNCATE fortune_order, job CASCADE");
        sql("DELETE FROM account WHERE id = '" + ACCOUNT + "'");
    }

    private void sql(String statement) {
        database.sql(statement).then().block();
    }

    private String plan(GenericExecuteSpec statement) {
        var lines = RowAccess.everything(
                        statement.map(row -> row.get(0, String.class)).all().collectList())
                .block();
        return String.join("\n", lines);
    }

    private String orders(DeskWindow window, UUID id, String status) {
        return plan(new OrderSearch(api).statement(new OrderSearch.Filter(window, id, status), "EXPLAIN "));
    }

    private String jobs(DeskWindow window, String status) {
        return plan(
                new AnalysisSearch(api).statement(new AnalysisSearch.Filter(window, null, null, status), "EXPLAIN "));
    }

    private String reports(DeskWindow window, UUID order, UUID job) {
        return plan(new ReportSearch(api).statement(new ReportSearch.Filter(window, order, job, null), "EXPLAIN "));
    }

    private static DeskWindow window(String email, String from, String to) {
        return DeskWindow.of(email, from, to, null, 50);
    }

    @Test
    void aSearchByAddressUsesItsIndex() {
        var some = window("Customer12", null, null);

        for (var plan : new String[] {
            orders(some, null, null), orders(some, null, "failed"), jobs(some, null), reports(some, null, null)
        }) {
            assertThat(plan).contains("fortune_order_email").doesNotContain("Seq Scan on");
        }
    }

    @Test
    void whatIsNamedOrNewestIsNotLookedForInTheWholeTable() {
        var any = window(null, null, null);
        var id = JobId.next().value();

        assertThat(orders(any, null, null)).contains("fortune_order_pkey").doesNotContain("Seq Scan on");
        assertThat(orders(any, id, null)).contains("fortune_order_pkey").doesNotContain("Seq Scan on");
        assertThat(orders(any, null, "failed")).contains("fortune_order_status").doesNotContain("Seq Scan on");
        assertThat(jobs(any, null)).doesNotContain("Seq Scan on");
        assertThat(jobs(any, "failed")).doesNotContain("Seq Scan on");
        assertThat(reports(any, null, null))
                .contains("fortune_report_created")
                .doesNotContain("Seq Scan on fortune_report"); // the policy's way for customers is in the plan, too
        assertThat(reports(any, id, null)).contains("fortune_report_pkey").doesNotContain("Seq Scan on");
        assertThat(reports(any, null, id))
                .contains("fortune_order_job_id_key", "fortune_report_pkey")
                .doesNotContain("Seq Scan on");
    }

    @Test
    void aTimeIsFoundByTheIdsOfThen() {
        var then = window(null, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");

        assertThat(orders(then, null, null))
                .containsPattern("Index Cond: \\(\\(id > .* AND \\(id < ")
                .doesNotContain("Seq Scan on");
        assertThat(jobs(then, null)).doesNotContain("Seq Scan on");
        assertThat(reports(then, null, null))
                .containsPattern("Index Cond: \\(\\(created_at >= .* AND \\(created_at < ")
                .doesNotContain("Seq Scan on fortune_report");
    }
}
