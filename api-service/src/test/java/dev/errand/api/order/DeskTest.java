package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

/** The desk over HTTP, and what becomes of orders by the worker's hands. */
abstract class DeskTest extends ShopTest {

    /** The values of a field of the rows that a search finds. */
    List<String> found(Person by, String search, String rows, String field) {
        var answer = get("/api/desk/" + search, by.auth());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("count").asInt())
                .isEqualTo(answer.json().path(rows).size());
        return answer.json()
                .path(rows)
                .valueStream()
                .map(row -> row.path(field).asString())
                .toList();
    }

    List<String> orders(Person by, String query) {
        return found(by, "orders" + query, "orders", "id");
    }

    /** The orders of the jobs that are found. */
    List<String> jobs(Person by, String query) {
        return found(by, "jobs" + query, "jobs", "order_id");
    }

    List<String> reports(Person by, String query) {
        return found(by, "reports" + query, "reports", "order_id");
    }

    String jobOf(String order) {
        return database.sql("SELECT job_id::text AS job FROM fortune_order WHERE id = :id")
                .bind("id", UUID.fromString(order))
                .map(row -> row.get("job", String.class))
                .one()
                .block();
    }

    void fails(String order) {
        job(
                order,
                "UPDATE job SET status = 'failed', completed_at = now(), attempt = 4, failures = 4,"
                        + " error = '{\"kind\": \"experts_failed\", \"message\": \"1 of 2 experts failed: bazi (no stars)\"}'"
                        + " WHERE id = $job");
    }

    void completes(String order, String model) {
        job(order, "UPDATE job SET status = 'completed', completed_at = now() WHERE id = $job");
        database.sql(
                        "INSERT INTO fortune_report (order_id, job_id, attempt, html, experts, model_used, generation_ms)"
                                + " SELECT id, job_id, 1, '<p>kept inside</p>', experts, :model, 1500 FROM fortune_order WHERE id = :id")
                .bind("id", UUID.fromString(order))
                .bind("model", model)
                .then()
                .block();
    }

    /** Moves an order and what belongs to it this many days back. */
    void isOld(String order, int days) {
        for (var statement : List.of(
                "UPDATE fortune_order SET created_at = now() - :days * interval '1 day' WHERE id = :id",
                "UPDATE fortune_report SET created_at = now() - :days * interval '1 day' WHERE order_id = :id",
                "UPDATE job SET created_at = now() - :days * interval '1 day'"
                        + " WHERE id = (SELECT job_id FROM fortune_order WHERE id = :id)")) {
            database.sql(statement)
                    .bind("days", days)
                    .bind("id", UUID.fromString(order))
                    .then()
                    .block();
        }
    }
}
