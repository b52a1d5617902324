package dev.errand.api;

import dev.errand.api.job.Submittable;
import dev.errand.api.job.Submittables;
import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a feature with job types of its own looks like. */
@Component
class TestTypes implements Submittables {

    @SuppressWarnings("rawtypes")
    private static final JobType<Map> PLAIN = JobType.of("test.plain", Map.class, new Lane("test"));

    @Override
    public List<Submittable> types() {
        return List.of(
                Submittable.of(Hands.ERRAND, "Has stages.", JsonSchema.parse("{\"type\": \"object\"}")),
                Submittable.of(PLAIN, "Has none.", JsonSchema.parse("""
                        {"type": "object",
                         "properties": {"n": {"type": "integer"}, "items": {"type": "array", "items": {"type": "string"}}}}
                        """)));
    }
}
