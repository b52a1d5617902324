package dev.errand.api.progress;

import dev.errand.job.Job;
import dev.errand.job.JobStage;
import dev.errand.job.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** The data of a {@code state} event that the database makes: the first one of a connection, and the last one. */
final class JobState {

    private JobState() {}

    static Json of(Job job, List<JobStage> stages) {
        var state = new LinkedHashMap<String, Object>();
        state.put("job_id", job.id().toString());
        state.put("type", job.type());
        state.put("status", job.status().word());
        state.put("attempt", job.attempt());
        state.put("progress", job.progress());
        state.put("stages", stages.stream().map(JobState::stage).toList());
        var error = job.error();
        if (error != null) {
            state.put("error", error.tree());
        }
        state.put("at", Instant.now().toString());
        return Json.of(state);
    }

    private static LinkedHashMap<String, Object> stage(JobStage stage) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("stage", stage.name());
        fields.put("status", stage.status());
        fields.put("progress", stage.progress());
        if (stage.error() != null) {
            fields.put("error", stage.error());
        }
        return fields;
    }
}
