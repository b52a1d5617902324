package dev.errand.api.submit;

import dev.errand.api.job.JobReceipt;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what was stored, by type. */
@Component
class SubmitCount {

    private final MeterRegistry meters;

    SubmitCount(MeterRegistry meters) {
        this.meters = meters;
    }

    void add(List<JobReceipt> receipts) {
        var types = new HashMap<String, Integer>();
        for (var receipt : receipts) {
            if (!receipt.repeated()) {
                types.merge(receipt.job().type().name(), 1, Integer::sum);
            }
        }
        types.forEach(
                (type, jobs) -> meters.counter("errand.submits", "type", type).increment(jobs));
    }
}
