package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.account.AccountTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** The shop over HTTP; the worker's part is played by statements. */
abstract class ShopTest extends AccountTest {

    static final String PROFILE = """
            {"name": "王小明", "birth_date": "1990-05-17", "birth_time": "08:30", "birth_location": "Taipei, Taiwan",
             "timezone": "Asia/Taipei", "gender": "male"}""";

    @BeforeEach
    void noOrders() {
        database.sql("TRUNCATE fortune_order, fortune_profile, stripe_event, sent_mail CASCADE")
                .then()
                .block();
    }

    static String order(String what) {
        return "{" + what + ", \"profile\": " + PROFILE + ", \"payment_method\": \"test\"}";
    }

    Answer place(Person person, String json, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(person.auth(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return postJson("/api/orders", json, all);
    }

    String placed(Person person) {
        var answer = place(person, order("\"experts\": [\"bazi\", \"numerology\"]"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").stringValue();
    }

    void job(String order, String statement) {
        database.sql(statement.replace("$job", "(SELECT job_id FROM fortune_order WHERE id = :order)"))
                .bind("order", UUID.fromString(order))
                .then()
                .block();
    }

    String status(String order, Person person) {
        return get("/api/orders/" + order, person.auth()).json().path("status").stringValue();
    }

    long mails(String template) {
        return count("job WHERE type = 'notify.email' AND input ->> 'template' = '" + template + "'");
    }
}
