package dev.errand.api.job;

import dev.errand.job.JobId;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads ids in paths and parameters; one that is no UUID makes a 400 that names the parameter. */
@Component
class JobIdFromText implements Converter<String, JobId> {

    @Override
    public JobId convert(String text) {
        return JobId.parse(text);
    }
}
