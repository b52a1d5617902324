package dev.errand.job;

import dev.errand.database.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The stages of new jobs as arrays, one per column. */
final class StageColumns {

    private record Stage(UUID job, int position, String name) {}

    private final List<Stage> rows;

    StageColumns(Collection<? extends NewJob<?>> jobs) {
        rows = jobs.stream()
                .flatMap(job -> job.type().stages().stream()
                        .map(name ->
                                new Stage(job.id().value(), job.type().stages().indexOf(name), name)))
                .toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Parameters parameters() {
        return new Parameters()
                .with("ids", rows.stream().map(Stage::job).toArray(UUID[]::new))
                .with("positions", rows.stream().map(Stage::position).toArray(Integer[]::new))
                .with("names", rows.stream().map(Stage::name).toArray(String[]::new));
    }
}
