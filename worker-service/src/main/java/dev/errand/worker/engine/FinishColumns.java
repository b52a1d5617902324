package dev.errand.worker.engine;

import dev.errand.database.Parameters;
import dev.errand.job.JobError;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many finished attempts as arrays, one per column, for the finishing statement. */
record FinishColumns(List<Finish> finishes) {

    /** What is needed of attempts that are {@link Finish#merelyDone}. */
    Parameters done(WorkerId worker) {
        return new Parameters()
                .with("worker", worker.text())
                .with("ids", column(UUID[]::new, finish -> finish.claim().job().value()))
                .with(
                        "attempts",
                        column(Integer[]::new, finish -> finish.claim().attempt()))
                .with("results", column(String[]::new, finish -> result(finish.outcome())));
    }

    /** What is needed of any attempts. */
    Parameters all(WorkerId worker) {
        return done(worker)
                .with(
                        "outcomes",
                        column(String[]::new, finish -> finish.outcome().word()))
                .with(
                        "statuses",
                        column(String[]::new, finish -> status(finish.outcome()).word()))
                .with("errors", column(String[]::new, finish -> error(finish.outcome())))
                .with(
                        "delays",
                        column(Long[]::new, finish -> delay(finish.outcome()).toMillis()))
                .with("failures", column(Integer[]::new, finish -> failures(finish.outcome())))
                .with("progress", column(Integer[]::new, Finish::progress))
                .with("tokens", column(Long[]::new, finish -> finish.usage().tokens()))
                .with(
                        "costs",
                        column(BigDecimal[]::new, finish -> finish.usage().knownCost()))
                .with("details", column(String[]::new, finish -> text(finish.details())));
    }

    private <T> T[] column(IntFunction<T[]> array, Function<Finish, @Nullable T> value) {
        return finishes.stream().map(value).toArray(array);
    }

    private static JobStatus status(Outcome outcome) {
        return outcome.fold(
                done -> JobStatus.COMPLETED,
                retry -> JobStatus.QUEUED,
                failed -> JobStatus.FAILED,
                parked -> JobStatus.QUEUED,
                cancelled -> JobStatus.CANCELLED,
                back -> JobStatus.QUEUED);
    }

    private static @Nullable String result(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done.result().text() : null;
    }

    private static @Nullable String error(Outcome outcome) {
        @Nullable
        JobError error = outcome.<@Nullable JobError>fold(
                done -> null,
                Outcome.Retry::error,
                Outcome.Failed::error,
                Outcome.Parked::error,
                cancelled -> null,
                back -> null);
        return error == null ? null : Json.of(error).text();
    }

    private static @Nullable String text(@Nullable Json json) {
        return json == null ? null : json.text();
    }

    private static Duration delay(Outcome outcome) {
        return outcome.fold(
                done -> Duration.ZERO,
                Outcome.Retry::after,
                failed -> Duration.ZERO,
                Outcome.Parked::until,
                cancelled -> Duration.ZERO,
                Outcome.HandedBack::after);
    }

    private static int failures(Outcome outcome) {
        return outcome instanceof Outcome.Retry || outcome instanceof Outcome.Failed ? 1 : 0;
    }
}
