package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of an order, with values that it must not have: each is named, and nothing is stored. */
class RefusedFieldsTest extends ShopTest {

    private static @Nullable Person somebody;
    private static final String EXPERTS = "\"experts\": [\"bazi\"]";

    private static Arguments wrong(String right, String wrong, String field) {
        return Arguments.of(right, wrong, field);
    }

    private static Arguments name(String name) {
        return wrong("\"name\": \"王小明\"", "\"name\": " + name, "profile.name");
    }

    private static Arguments born(String date) {
        return wrong("\"birth_date\": \"1990-05-17\"", "\"birth_date\": " + date, "profile.birth_date");
    }

    private static Arguments at(String time) {
        return wrong("\"birth_time\": \"08:30\"", "\"birth_time\": " + time, "profile.birth_time");
    }

    private static Arguments zone(String zone) {
        return wrong("\"timezone\": \"Asia/Taipei\"", "\"timezone\": " + zone, "profile.timezone");
    }

    private static Arguments experts(String list, String field) {
        return wrong(EXPERTS, "\"experts\": " + list, field);
    }

    private static Arguments more(String field, String value) {
        return wrong(EXPERTS, EXPERTS + ", \"" + field + "\": " + value, field);
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(
                name("null"),
                name("\"   \""),
                name("\"\\u3000\\u00a0\\u200b\""),
                name("\"" + "x".repeat(101) + "\""),
                name("\"a\\r\\nBcc: b@example.com\""),
                name("\"a\\u0000b\""),
                name("\"a\\u2028b\""),
                name("\"a\\ud800b\""),
                name("{}"),
                name("[\"a\"]"),
                born("null"),
                born("\"\""),
                born("\"1899-12-31\""),
                born("\"2100-01-01\""),
                born("\"1990-02-29\""),
                born("\"1990-13-01\""),
                born("\"1990-5-7\""),
                born("\"1990-05-17T00:00:00Z\""),
                born("19900517"),
                at("\"24:00\""),
                at("\"25:99\""),
                at("\"8:30\""),
                at("\"noon\""),
                at("\" \""),
                at("{}"),
                zone("null"),
                zone("\"\""),
                zone("\"UTC+8\""),
                zone("\"+08:00\""),
                zone("\"asia/taipei\""),
                zone("8"),
                wrong("\"birth_location\": \"Taipei, Taiwan\"", "\"birth_location\": \" \"", "profile.birth_location"),
                wrong(
                        "\"birth_location\": \"Taipei, Taiwan\"",
                        "\"birth_location\": \"" + "x".repeat(201) + "\"",
                        "profile.birth_location"),
                wrong("\"gender\": \"male\"", "\"gender\": \"MALE\"", "profile.gender"),
                wrong("\"gender\": \"male\"", "\"gender\": \"male\", \"email\": \"a@example.com\"", "profile.email"),
                experts("null", "experts"),
                experts("\"bazi\"", "experts"),
                experts("[null]", "experts"),
                experts("[{}]", "experts[0]"),
                experts("[\"BAZI\"]", "experts"),
                experts("[\"bazi\", \"tarot\"]", "experts"),
                experts("{\"bazi\": 1}", "experts"),
                wrong(EXPERTS, "\"package\": \"\"", "package"),
                wrong(EXPERTS, "\"package\": [\"popular-trio\"]", "package"),
                wrong(EXPERTS + ", ", "", "experts"),
                more("profile_id", "\"" + UUID.randomUUID() + "\""),
                more("profile_id", "\"mine\""),
                more("price", "0.01"),
                more("total_price", "24.99"),
                more("currency", "\"jpy\""),
                more("status", "\"paid\""),
                more("language", "\"zh-hant\""),
                more("language", "{}"),
                more("question", "\"" + "x".repeat(2001) + "\""),
                more("question", "\"a\\u0000b\""),
                more("question", "\"a\\u0007b\""),
                more("question", "\"a\\ud800\""),
                more("question", "[]"),
                wrong("\"payment_method\": \"test\"", "\"payment_method\": null", "payment_method"),
                wrong("\"payment_method\": \"test\"", "\"payment_method\": \"TEST\"", "payment_method"),
                wrong("\"payment_method\": \"test\"", "\"payment_method\": {}", "payment_method"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamed(String right, String wrong, String field) {
        var json = order(EXPERTS).replace(right, wrong);
        assertThat(json).isNotEqualTo(order(EXPERTS));

        var answer = place(customer(), json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        var named = answer.fault().path("field").stringValue();
        assertThat(named).isIn(field, field.equals("profile_id") ? "profile" : field);
        nothingIsStored();
    }

    /** One for all, since an account takes longer to make than an order to refuse. */
    private Person customer() {
        if (somebody == null) {
            somebody = person();
        }
        return somebody;
    }

    private void nothingIsStored() {
        assertThat(count("fortune_order")).isZero();
        assertThat(count("fortune_profile")).isZero();
        assertThat(count("job")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"order\"", "7", "{", "{}}", "not json", "{\"experts\": [\"bazi\"], }"})
    void aBodyThatIsNoObjectIsNoOrder(String body) {
        var answer = place(customer(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        nothingIsStored();
    }

    @Test
    void whoIsBornTodayIsBornInTheirZone() {
        var east = ZoneId.of("Pacific/Kiritimati"); // UTC+14: there it is tomorrow for most of a day
        var today = LocalDate.now(east);
        var json = order(EXPERTS).replace("Asia/Taipei", east.getId());

        assertThat(place(customer(), json.replace("1990-05-17", today.toString()))
                        .status())
                .isEqualTo(201);
        var tomorrow =
                place(customer(), json.replace("1990-05-17", today.plusDays(1).toString()));
        assertThat(tomorrow.status()).isEqualTo(422);
        var west = place(
                customer(),
                json.replace(east.getId(), "Pacific/Niue")
                        .replace(
                                "1990-05-17",
                                LocalDate.now(ZoneId.of("Pacific/Niue"))
                                        .plusDays(1)
                                        .toString()));
        assertThat(west.fault().path("field").stringValue()).isEqualTo("profile.birth_date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Saigon", "UTC", "Etc/GMT-8", "America/Argentina/Buenos_Aires"})
    void aliasesOfZonesAreZones(String zone) {
        assertThat(place(customer(), order(EXPERTS).replace("Asia/Taipei", zone))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsUnusualAndRightIsTaken() {
        var json = order(EXPERTS + ", \"question\": \"一\\n二\\t" + "x".repeat(1_996) + "\"")
                .replace("王小明", "𠮷野 \uD83C\uDF1F O\u2019Brien")
                .replace("1990-05-17", "1900-01-01")
                .replace("08:30", "08:30:15");

        var answer = place(customer(), json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("profile").path("birth_time").stringValue())
                .isEqualTo("08:30:15");
        assertThat(place(customer(), order(EXPERTS).replace("1990-05-17", "2000-02-29"))
                        .status())
                .isEqualTo(201);
    }
}
