package dev.errand.api.account;

import dev.errand.job.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides who may look into jobs, and writes down whoever looked into another account's. */
@Component
public class Payloads {

    private final Audit audit;

    Payloads(Audit audit) {
        this.audit = audit;
    }

    /**
     * Writes down that the caller searches what is in jobs, unless these are its own.
     *
     * @param whose the jobs' owner; null for everybody
     */
    public Mono<Void> searched(@Nullable UUID whose) {
        return Caller.current()
                .flatMap(caller -> caller.account().equals(whose)
                        ? Mono.empty()
                        : audit.write(AuditAction.PAYLOAD_VIEWED, caller.account(), "search", whose));
    }

    /** Whether what is in this job is for the caller; where it is another account's, that is written down first. */
    public Mono<Boolean> open(Job job) {
        return Caller.current().flatMap(caller -> {
            if (caller.owns(job.owner())) {
                return Mono.just(true);
            }
            return caller.opens(job.owner())
                    ? audit.write(AuditAction.PAYLOAD_VIEWED, caller.account(), job.id(), job.owner())
                            .thenReturn(true)
                    : Mono.just(false);
        });
    }
}
