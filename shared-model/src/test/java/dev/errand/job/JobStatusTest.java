package dev.errand.job;

import static dev.errand.job.JobStatus.CANCELLED;
import static dev.errand.job.JobStatus.COMPLETED;
import static dev.errand.job.JobStatus.FAILED;
import static dev.errand.job.JobStatus.PROCESSING;
import static dev.errand.job.JobStatus.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobStatusTest {

    private static final Set<List<JobStatus>> MOVES = Set.of(
            List.of(QUEUED, PROCESSING),
            List.of(QUEUED, CANCELLED),
            List.of(PROCESSING, COMPLETED),
            List.of(PROCESSING, FAILED),
            List.of(PROCESSING, CANCELLED),
            List.of(PROCESSING, QUEUED),
            List.of(FAILED, QUEUED),
            List.of(CANCELLED, QUEUED));

    @Test
    void everyPairOfStatesIsAllowedOrNotAsTheLifecycleSays() {
        for (var from : JobStatus.values()) {
            for (var to : JobStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(MOVES.contains(List.of(from, to)));
            }
        }
    }

    @Test
    void onlyEndedJobsHaveEnded() {
        assertThat(JobStatus.values()).filteredOn(JobStatus::ended).containsExactly(COMPLETED, FAILED, CANCELLED);
    }

    @Test
    void wordsGoThereAndBack() {
        for (var status : JobStatus.values()) {
            assertThat(JobStatus.of(status.word())).isEqualTo(status);
        }
        assertThatThrownBy(() -> JobStatus.of("done")).hasMessageContaining("queued, processing, completed");
    }
}
