package dev.errand.worker.webhook;

import dev.errand.job.JobType;
import dev.errand.webhook.WebhookDelivery;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.TryAgain;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Sends one message to one endpoint. A receiver may get it twice, if a worker dies at the wrong moment: with the same id. */
final class WebhookDeliveryHandler implements JobHandler<WebhookDelivery, WebhookDeliveryHandler.Delivered> {

    private final Deliveries deliveries;
    private final Sender sender;

    WebhookDeliveryHandler(Deliveries deliveries, Sender sender) {
        this.deliveries = deliveries;
        this.sender = sender;
    }

    /**
     * What came of it.
     *
     * @param outcome {@code delivered}, or {@code dropped} if there is nobody to tell any more
     */
    record Delivered(String outcome, @Nullable Integer statusCode) {
        static final Delivered DROPPED = new Delivered("dropped", null);
        static final Delivered BEFORE = new Delivered("delivered", null);
    }

    @Override
    public JobType<WebhookDelivery> type() {
        return WebhookDelivery.TYPE;
    }

    @Override
    public Delivered run(WebhookDelivery input, JobRun run) throws TryAgain, GiveUp {
        var found = deliveries.find(input.delivery(), run.jobId());
        if (found.isEmpty()) {
            return Delivered.DROPPED;
        }
        var message = found.get();
        if (message.delivered()) {
            return Delivered.BEFORE;
        }
        if (message.disabled()) {
            deliveries.giveUp(message);
            throw new GiveUp("endpoint_disabled", "the endpoint is disabled");
        }
        return send(message, run);
    }

    private Delivered send(Message message, JobRun run) throws TryAgain, GiveUp {
        var answer = sender.send(message);
        var error = answer.error();
        if (error != null && run.cancelled()) {
            throw new TryAgain("stopped while it was sent"); // the endpoint is not to blame
        }
        var wait = RetrySchedule.next(message.failures() + 1, answer.retryAfter(), ThreadLocalRandom.current());
        var last = answer.gone() || wait.isEmpty();
        deliveries.record(message, new Deliveries.Sending(run.jobId(), run.attempt()), answer, last);
        if (error == null) {
            return new Delivered("delivered", answer.statusCode());
        } else if (last) {
            throw new GiveUp("not_delivered", error);
        }
        throw new TryAgain("not_delivered", error, wait.orElseThrow());
    }
}
