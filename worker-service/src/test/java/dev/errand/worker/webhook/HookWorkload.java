package dev.errand.worker.webhook;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Jobs to be told of: they do as their input says. */
@TestConfiguration(proxyBeanMethods = false)
class HookWorkload {

    static final JobType<String> HOOK = JobType.of("test.hook", String.class, Lane.CLI);

    @Bean
    JobHandler<String, String> hook() {
        return new JobHandler<>() {
            @Override
            public JobType<String> type() {
                return HOOK;
            }

            @Override
            public String run(String input, JobRun run) throws GiveUp {
                if (input.startsWith("fail")) {
                    throw new GiveUp("no luck");
                }
                return "SECRET-RESULT";
            }
        };
    }
}
