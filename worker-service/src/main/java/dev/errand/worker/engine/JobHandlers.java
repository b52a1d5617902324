package dev.errand.worker.engine;

import java.util.Collection;

/** Brings handlers whose number only the configuration knows. */
@FunctionalInterface
public interface JobHandlers {

    Collection<? extends JobHandler<?, ?>> all();
}
