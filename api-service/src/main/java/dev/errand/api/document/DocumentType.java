package dev.errand.api.document;

import dev.errand.api.job.Submittable;
import dev.errand.api.job.Submittables;
import dev.errand.document.DocumentAnalysis;
import dev.errand.schema.JsonSchema;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists the analysis among the job types; it is submitted with its file, not as a bare input. */
@Component
class DocumentType implements Submittables {

    private static final JsonSchema INPUT = JsonSchema.parse("""
            {"type": "object",
             "required": ["blob", "file_name", "file_size"],
             "properties": {
               "blob": {"type": "string", "format": "uuid", "description": "the stored file"},
               "file_name": {"type": "string"},
               "file_size": {"type": "integer", "minimum": 1},
               "query": {"type": ["string", "null"], "description": "what to find out"}}}
            """);

    @Override
    public List<Submittable> types() {
        return List.of(Submittable.of(
                        DocumentAnalysis.TYPE,
                        "Reads a financial report (a PDF): figures, ratios, risks, and an answer to a question.",
                        INPUT)
                .through("POST /analyze"));
    }
}
