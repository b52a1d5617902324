package dev.errand.worker.engine;

import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;

/** A workload's own rows, written by the transaction that completes its job: exactly once, or not at all. */
@FunctionalInterface
public interface FinishingWrite {

    /** @param transaction runs statements within the finishing transaction */
    Publisher<?> write(DatabaseClient transaction);
}
