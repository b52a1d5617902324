package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.document.FormBody;
import dev.errand.api.document.Pdfs;
import dev.errand.api.mailbox.SentMails;
import dev.errand.api.order.payment.ShopOrders;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the API's description, asked by everybody. The numbers are what nobody, the owner, another user, an
 * operator, an operator who may look into jobs, an admin, and a removed key are answered: an operation without a row fails.
 */
class AccessMatrixTest extends AccountTest {

    private static final int[] OPEN = {200, 200, 200, 200, 200, 200, 401};
    private static final int[] SIGNED_IN = {401, 200, 200, 200, 200, 200, 401};
    private static final int[] OWN_JOB = {401, 200, 404, 200, 200, 200, 401};
    private static final int[] INSIDE_JOB = {401, 200, 404, 403, 200, 200, 401};
    private static final int[] STEERED_JOB = {401, 202, 404, 202, 202, 202, 401};
    private static final int[] SUBMITTED = {401, 202, 202, 202, 202, 202, 401};
    private static final int[] ADMINS = {401, 403, 403, 403, 403, 200, 401};
    private static final int[] OPERATORS = {401, 403, 403, 404, 404, 404, 401};
    private static final int[] STAFF = {401, 403, 403, 200, 200, 200, 401};
    private static final int[] REFUSED = {401, 422, 422, 422, 422, 422, 401};
    private static final int[] OWN_ONLY = {401, 200, 404, 404, 404, 404, 401};
    private static final int[] OWN_MAIL = {401, 200, 404, 404, 404, 200, 401};
    private static final int[] OWN_KEY = {401, 204, 404, 404, 404, 404, 401};

    private static final String PROFILE = """
            {"name": "A", "birth_date": "1990-05-17", "birth_location": "Taipei", "timezone": "Asia/Taipei"}""";

    private record Row(String path, String body, int[] statuses) {
        static Row of(String path, int[] statuses) {
            return new Row(path, "", statuses);
        }
    }

    /**
     * {job} is a waiting job of the owner, {ended} a cancelled one, {task} a document, {key} a key of the owner, {hook} a
     * webhook of the owner, {delivery} a message to it that is on its way.
     */
    private static final Map<String, Row> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /", Row.of("/", OPEN)),
            Map.entry("GET /workers/health", Row.of("/workers/health", new int[] {503, 503, 503, 503, 503, 503, 401})),
            Map.entry("GET /celery/health", Row.of("/celery/health", new int[] {503, 503, 503, 503, 503, 503, 401})),
            Map.entry("GET /api/workers", Row.of("/api/workers", SIGNED_IN)),
            Map.entry("GET /api/lanes", Row.of("/api/lanes", SIGNED_IN)),
            Map.entry("GET /api/job-types", Row.of("/api/job-types", SIGNED_IN)),
            Map.entry("GET /api/job-types/{name}", Row.of("/api/job-types/test.plain", SIGNED_IN)),
            Map.entry("GET /api/usage", Row.of("/api/usage", SIGNED_IN)),
            Map.entry("GET /api/agents/pools", Row.of("/api/agents/pools", SIGNED_IN)),
            Map.entry("POST /api/agents/pools/{name}/resume", Row.of("/api/agents/pools/none/resume", OPERATORS)),
            Map.entry("GET /api/jobs", Row.of("/api/jobs", SIGNED_IN)),
            Map.entry("POST /api/jobs", new Row("/api/jobs", "{\"type\": \"test.plain\"}", SUBMITTED)),
            Map.entry("GET /api/jobs/{id}", Row.of("/api/jobs/{job}", OWN_JOB)),
            Map.entry("GET /api/jobs/{id}/stages", Row.of("/api/jobs/{job}/stages", OWN_JOB)),
            Map.entry("GET /api/jobs/{id}/attempts", Row.of("/api/jobs/{job}/attempts", OWN_JOB)),
            Map.entry("GET /api/jobs/{id}/explain", Row.of("/api/jobs/{job}/explain", OWN_JOB)),
            Map.entry("GET /api/jobs/{id}/events", Row.of("/api/jobs/{ended}/events", OWN_JOB)),
            Map.entry("GET /api/jobs/{id}/logs", Row.of("/api/jobs/{job}/logs", INSIDE_JOB)),
            Map.entry("GET /api/jobs/{id}/items", Row.of("/api/jobs/{job}/items", INSIDE_JOB)),
            Map.entry("GET /api/jobs/{id}/artifacts", Row.of("/api/jobs/{job}/artifacts", INSIDE_JOB)),
            Map.entry(
                    "GET /api/jobs/{id}/artifacts/{name}",
                    Row.of("/api/jobs/{job}/artifacts/none", new int[] {401, 404, 404, 403, 404, 404, 401})),
            Map.entry("POST /api/jobs/{id}/cancel", Row.of("/api/jobs/{job}/cancel", STEERED_JOB)),
            Map.entry("POST /api/jobs/{id}/retry", Row.of("/api/jobs/{ended}/retry", STEERED_JOB)),
            Map.entry("POST /api/jobs/{id}/rerun", Row.of("/api/jobs/{ended}/rerun", STEERED_JOB)),
            Map.entry("POST /analyze", Row.of("/analyze", SIGNED_IN)),
            Map.entry("GET /tasks", Row.of("/tasks", SIGNED_IN)),
            Map.entry("GET /tasks/{id}", Row.of("/tasks/{task}", OWN_JOB)),
            Map.entry("GET /tasks/{id}/result", Row.of("/tasks/{task}/result", OWN_JOB)),
            Map.entry("POST /api/accounts", new Row("/api/accounts", "{}", new int[] {422, 422, 422, 422, 422, 422, 401
            })),
            Map.entry("GET /api/accounts", Row.of("/api/accounts", ADMINS)),
            Map.entry("PATCH /api/accounts/{id}", new Row("/api/accounts/{owner}", "{}", ADMINS)),
            Map.entry("POST /api/sessions", new Row("/api/sessions", "{}", new int[] {422, 422, 422, 422, 422, 422, 401
            })),
            Map.entry("DELETE /api/sessions", Row.of("/api/sessions", new int[] {204, 204, 204, 204, 204, 204, 401})),
            Map.entry("GET /api/me", Row.of("/api/me", SIGNED_IN)),
            Map.entry("GET /api/experts", Row.of("/api/experts", OPEN)),
            Map.entry("GET /api/packages", Row.of("/api/packages", OPEN)),
            Map.entry("GET /api/packages/{slug}", Row.of("/api/packages/popular-trio", OPEN)),
            Map.entry("PUT /api/admin/experts/{slug}", new Row("/api/admin/experts/bazi", "{}", ADMINS)),
            Map.entry(
                    "PUT /api/admin/packages/{slug}",
                    new Row("/api/admin/packages/x", "{}", new int[] {401, 403, 403, 403, 403, 422, 401})),
            Map.entry("GET /api/profiles", Row.of("/api/profiles", SIGNED_IN)),
            Map.entry("POST /api/profiles", new Row("/api/profiles", "{}", REFUSED)),
            Map.entry("GET /api/profiles/{id}", Row.of("/api/profiles/{profile}", OWN_ONLY)),
            Map.entry("PUT /api/profiles/{id}", new Row("/api/profiles/{profile}", PROFILE, OWN_ONLY)),
            Map.entry("DELETE /api/profiles/{id}", Row.of("/api/profiles/{profile}", OWN_KEY)),
            Map.entry("GET /api/orders", Row.of("/api/orders", SIGNED_IN)),
            Map.entry("POST /api/orders", new Row("/api/orders", "{}", REFUSED)),
            Map.entry("GET /api/orders/{id}", Row.of("/api/orders/{order}", OWN_JOB)),
            Map.entry(
                    "GET /api/orders/{id}/report",
                    Row.of("/api/orders/{order}/report", new int[] {401, 409, 404, 403, 409, 409, 401})),
            Map.entry(
                    "GET /api/orders/{id}/report.pdf",
                    Row.of("/api/orders/{order}/report.pdf", new int[] {401, 409, 404, 403, 409, 409, 401})),
            Map.entry("GET /api/desk/orders", Row.of("/api/desk/orders", STAFF)),
            Map.entry("GET /api/desk/jobs", Row.of("/api/desk/jobs", STAFF)),
            Map.entry("GET /api/desk/reports", Row.of("/api/desk/reports", STAFF)),
            Map.entry(
                    "POST /api/desk/orders/retry-failed",
                    new Row("/api/desk/orders/retry-failed", "{\"ids\": []}", STAFF)),
            Map.entry("GET /api/me/limits", Row.of("/api/me/limits", SIGNED_IN)),
            Map.entry("GET /api/admin/limits", Row.of("/api/admin/limits", ADMINS)),
            Map.entry("PUT /api/admin/limits/{account}", new Row("/api/admin/limits/{owner}", "{}", ADMINS)),
            Map.entry(
                    "DELETE /api/admin/limits/{account}",
                    Row.of("/api/admin/limits/default", new int[] {401, 403, 403, 403, 403, 404, 401})),
            Map.entry("DELETE /api/me", Row.of("/api/me", new int[] {401, 204, 204, 204, 204, 204, 401})),
            Map.entry("GET /api/keys", Row.of("/api/keys", SIGNED_IN)),
            Map.entry(
                    "POST /api/keys",
                    new Row("/api/keys", "{\"name\": \"k\"}", new int[] {401, 201, 201, 201, 201, 201, 401})),
            Map.entry("DELETE /api/keys/{id}", Row.of("/api/keys/{key}", OWN_KEY)),
            Map.entry("GET /api/webhooks", Row.of("/api/webhooks", SIGNED_IN)),
            Map.entry(
                    "POST /api/webhooks",
                    new Row("/api/webhooks", "{\"url\": \"https://example.com/hook\"}", new int[] {
                        401, 201, 201, 201, 201, 201, 401
                    })),
            Map.entry("GET /api/webhooks/{id}", Row.of("/api/webhooks/{hook}", own(200))),
            Map.entry("PATCH /api/webhooks/{id}", new Row("/api/webhooks/{hook}", "{}", own(200))),
            Map.entry("DELETE /api/webhooks/{id}", Row.of("/api/webhooks/{hook}", own(204))),
            Map.entry("POST /api/webhooks/{id}/rotate", Row.of("/api/webhooks/{hook}/rotate", own(200))),
            Map.entry("POST /api/webhooks/{id}/test", Row.of("/api/webhooks/{hook}/test", own(202))),
            Map.entry("GET /api/webhooks/{id}/deliveries", Row.of("/api/webhooks/{hook}/deliveries", own(200))),
            Map.entry(
                    "POST /api/webhooks/{id}/deliveries/{delivery}/redeliver",
                    Row.of("/api/webhooks/{hook}/deliveries/{delivery}/redeliver", own(409))),
            Map.entry("GET /api/mailbox", Row.of("/api/mailbox", SIGNED_IN)),
            Map.entry("GET /api/mailbox/{message_id}", Row.of("/api/mailbox/{mail}", OWN_MAIL)),
            Map.entry("GET /api/mailbox/{message_id}/html", Row.of("/api/mailbox/{mail}/html", OWN_MAIL)),
            Map.entry("GET /api/audit", Row.of("/api/audit", ADMINS)),
            Map.entry(
                    "POST /api/orders/{id}/checkout",
                    Row.of("/api/orders/{unpaid}/checkout", new int[] {401, 422, 404, 422, 422, 422, 401})),
            Map.entry(
                    "POST /api/admin/orders/{id}/refund",
                    Row.of("/api/admin/orders/{unpaid}/refund", new int[] {401, 403, 403, 403, 403, 409, 401})),
            Map.entry(
                    "POST /api/payments/stripe/webhook",
                    Row.of("/api/payments/stripe/webhook", new int[] {422, 422, 422, 422, 422, 422, 401}))));

    /** Nobody but the owner has it, whatever their role. */
    private static int[] own(int status) {
        return new int[] {401, status, 404, 404, 404, 404, 401};
    }

    private List<String> operations() {
        var operations = new ArrayList<String>();
        get("/openapi.json")
                .json()
                .path("paths")
                .forEachEntry((path, methods) -> methods.propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase() + " " + path.replace("{*", "{"))));
        return operations;
    }

    @Test
    void everyOperationHasARow() {
        assertThat(operations()).containsExactlyInAnyOrderElementsOf(ROWS.keySet());
    }

    @Test
    void everybodyIsAnsweredAsTheRowSays() {
        var wrong = new ArrayList<String>();
        ROWS.forEach((operation, row) -> {
            for (var who = 0; who < row.statuses.length; who++) {
                var status = ask(operation, row, who);
                if (status != row.statuses[who]) {
                    wrong.add(operation + " by " + NAMES.get(who) + ": " + status + ", not " + row.statuses[who]);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static final List<String> NAMES =
            List.of("nobody", "the owner", "another", "an operator", "a trusted operator", "an admin", "a removed key");

    /** Whoever is asked for is made once, and again when it is no more. */
    private final Map<Integer, Person> people = new TreeMap<>();

    private Person someone(int who) {
        return people.computeIfAbsent(who, n -> switch (n) {
            case 1, 2 -> person();
            case 3 -> person("operator", false);
            case 4 -> person("operator", true);
            case 5 -> person("admin", false);
            default -> removedKey();
        });
    }

    private Person removedKey() {
        var person = person();
        var id = get("/api/keys", person.auth())
                .json()
                .path("keys")
                .path(0)
                .path("id")
                .stringValue();
        delete("/api/keys/" + id, person.auth());
        return person;
    }

    /** With jobs and keys of its own for each question, since some answers change them. */
    private int ask(String operation, Row row, int who) {
        nobodyTried();
        var owner = someone(1);
        var method = operation.substring(0, operation.indexOf(' '));
        var path = path(row.path, owner);
        var form = new FormBody().file("file", "report.pdf", Pdfs.pages(1));
        BodyPublisher body = row.path.equals("/analyze") ? form.body() : BodyPublishers.ofString(row.body);
        var type = row.path.equals("/analyze") ? FormBody.TYPE : "application/json";
        var auth = who == 0 ? new String[0] : someone(who).auth();
        var status = send(request(path, auth).header("Content-Type", type).method(method, body))
                .status();
        if (operation.equals("DELETE /api/me")) {
            people.clear();
        }
        return status;
    }

    private String path(String template, Person owner) {
        var path = template.replace("{owner}", owner.id().toString());
        if (path.contains("{job}")) {
            path = path.replace("{job}", submitted(owner));
        }
        if (path.contains("{ended}")) {
            var job = submitted(owner);
            post("/api/jobs/" + job + "/cancel", owner.auth());
            path = path.replace("{ended}", job);
        }
        if (path.contains("{task}")) {
            var form = new FormBody().file("file", "report.pdf", Pdfs.pages(1));
            var task = send(request("/analyze", owner.auth())
                    .header("Content-Type", FormBody.TYPE)
                    .POST(form.body()));
            path = path.replace("{task}", task.json().path("task_id").stringValue());
        }
        if (path.contains("{profile}")) {
            var made = postJson("/api/profiles", PROFILE, owner.auth()).json();
            path = path.replace("{profile}", made.path("id").stringValue());
        }
        if (path.contains("{order}")) {
            var order = "{\"experts\": [\"bazi\"], \"payment_method\": \"test\", \"profile\": " + PROFILE + "}";
            var made = postJson("/api/orders", order, owner.auth()).json();
            path = path.replace("{order}", made.path("id").stringValue());
        }
        if (path.contains("{hook}")) {
            path = webhook(path, owner);
        }
        if (path.contains("{mail}")) {
            path = path.replace("{mail}", new SentMails(database).sent(owner.id(), "news", "<p>news</p>"));
        }
        if (path.contains("{unpaid}")) {
            var order = new ShopOrders(database).pending(owner.id(), "stripe"); // which is not configured here
            path = path.replace("{unpaid}", order.toString());
        }
        if (path.contains("{key}")) {
            var made = postJson("/api/keys", "{\"name\": \"k\"}", owner.auth()).json();
            path = path.replace("{key}", made.path("id").stringValue());
        }
        return path;
    }

    private String webhook(String path, Person owner) {
        database.sql("DELETE FROM webhook_endpoint").then().block(); // there may be 20
        var made = postJson("/api/webhooks", "{\"url\": \"https://example.com/hook\"}", owner.auth())
                .json();
        var hook = "/api/webhooks/" + made.path("id").stringValue();
        var filled = path.replace("/api/webhooks/{hook}", hook);
        if (filled.contains("{delivery}")) {
            var test = post(hook + "/test", owner.auth()).json();
            filled = filled.replace("{delivery}", test.path("id").stringValue());
        }
        return filled;
    }
}
