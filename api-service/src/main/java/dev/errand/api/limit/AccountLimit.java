package dev.errand.api.limit;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an account may use; null is no limit.
 *
 * @param submitsPerMinute jobs, as a bucket that holds a minute's worth
 * @param jobsInFlight queued or processing
 * @param concurrentRuns over all workers
 * @param uploadBytesPerDay days of UTC
 * @param eventStreams open at once
 * @param costPerDayUsd days of UTC
 */
@Schema(name = "Limits")
public record AccountLimit(
        @Nullable Integer submitsPerMinute,
        @Nullable Integer jobsInFlight,
        @Nullable Integer concurrentRuns,
        @Nullable Long uploadBytesPerDay,
        @Nullable Integer eventStreams,
        @Nullable BigDecimal costPerDayUsd) {

    static final AccountLimit NONE = new AccountLimit(null, null, null, null, null, null);

    /** Whether it has to do with submitting jobs. */
    boolean onSubmits() {
        return submitsPerMinute != null || jobsInFlight != null || costPerDayUsd != null;
    }

    static AccountLimit read(Readable row) {
        return new AccountLimit(
                row.get("submits_per_minute", Integer.class),
                row.get("jobs_in_flight", Integer.class),
                row.get("concurrent_runs", Integer.class),
                row.get("upload_bytes_per_day", Long.class),
                row.get("event_streams", Integer.class),
                row.get("cost_per_day_usd", BigDecimal.class));
    }
}
