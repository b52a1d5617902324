package dev.errand.api.agentpool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import org.junit.jupiter.api.Test;

/** What is told of the providers' pools, and resuming them. */
class PoolApiTest extends ApiTest {

    @Test
    void aPausedPoolSaysWhyAndIsResumed() {
        database.sql(
                        "INSERT INTO agent_pool (name, paused, reason, concurrency, most) VALUES ('anthropic', true, '401', 2, 8)"
                                + " ON CONFLICT (name) DO UPDATE SET paused = true, reason = '401'")
                .then()
                .block();
        var pool = get("/api/agents/pools").json().path("pools").path(0);
        assertThat(pool.path("paused").booleanValue()).isTrue();
        assertThat(pool.path("reason").stringValue()).isEqualTo("401");
        assertThat(pool.path("limit").intValue()).isEqualTo(2);
        assertThat(pool.path("running").intValue()).isZero();
        var resumed = post("/api/agents/pools/anthropic/resume");
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.json().path("paused").booleanValue()).isFalse();
    }

    @Test
    void anUnknownPoolIsNotFound() {
        assertThat(post("/api/agents/pools/nobody/resume").status()).isEqualTo(404);
    }
}
