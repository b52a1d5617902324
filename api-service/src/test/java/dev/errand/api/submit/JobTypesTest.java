package dev.errand.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import org.junit.jupiter.api.Test;

/** What there is to submit. */
class JobTypesTest extends ApiTest {

    @Test
    void aDeclaredCommandIsAJobTypeWithItsSchema() {
        var type = get("/api/job-types/command.word-count").json();
        assertThat(type.path("description").stringValue()).isEqualTo("Counts the words of a file.");
        assertThat(type.path("lane").stringValue()).isEqualTo("cli");
        assertThat(type.path("timeout").stringValue()).isEqualTo("5m");
        assertThat(type.path("sandbox").stringValue()).isEqualTo("bwrap");
        assertThat(type.path("submit").stringValue()).isEqualTo("POST /api/jobs");
        assertThat(type.path("retry").path("max_retries").intValue()).isEqualTo(3);
        assertThat(type.path("retry").path("first_delay").stringValue()).isEqualTo("1m");
        assertThat(type.path("input_schema").path("required").path(0).stringValue())
                .isEqualTo("file");
    }

    @Test
    void allTypesAreListedWithTheirStagesAndTheWayToSubmitThem() {
        var list = get("/api/job-types").json();
        assertThat(list.path("job_types")
                        .valueStream()
                        .map(type -> type.path("name").stringValue()))
                .contains("command.word-count", "document.analysis", "test.errand", "test.plain")
                .isSorted();
        assertThat(list.path("count").intValue())
                .isEqualTo(list.path("job_types").size());
        var document = get("/api/job-types/document.analysis").json();
        assertThat(document.path("submit").stringValue()).isEqualTo("POST /analyze");
        assertThat(document.path("stages").path(0).stringValue()).isEqualTo("text_extraction");
        assertThat(get("/api/job-types/no.such").status()).isEqualTo(404);
    }

    @Test
    void itTellsWhetherALiveWorkerKnowsAType() {
        assertThat(known()).isFalse();
        hands.worker("gone", "test", 1, "test.plain", "31 seconds", null);
        assertThat(known()).isFalse();
        hands.worker("there", "test", 1, "test.plain", "1 second", null);
        assertThat(known()).isTrue();
    }

    private boolean known() {
        return get("/api/job-types/test.plain")
                .json()
                .path("known_by_live_worker")
                .booleanValue();
    }
}
