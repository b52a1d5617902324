package dev.errand.api.webhook;

import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.webhook.WebhookEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is asked for, or what is to change of one: what is absent stays as it is.
 *
 * @param url where messages are posted to; https
 * @param events what it is told of: job.completed, job.failed, job.cancelled; all of them if absent when it is made
 */
@Schema(name = "WebhookForm")
record EndpointForm(@Nullable String url, @Nullable List<String> events) {

    String newUrl(boolean allowPrivate) {
        return EndpointUrl.check(StrictBody.required("url", url), allowPrivate);
    }

    String[] newEvents() {
        return events == null ? WebhookEvent.choices().toArray(String[]::new) : check(events);
    }

    static String[] check(List<String> events) {
        if (events.isEmpty() || !WebhookEvent.choices().containsAll(events)) {
            throw new InvalidValue("events", "is empty or holds what is no event", WebhookEvent.choices());
        }
        return events.stream().distinct().sorted().toArray(String[]::new);
    }

    /**
     * A change.
     *
     * @param enabled true sends messages again after the endpoint was disabled; false stops them
     */
    @Schema(name = "WebhookChange")
    record Change(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean enabled) {

        @Nullable
        String checkedUrl(boolean allowPrivate) {
            return url == null ? null : EndpointUrl.check(url, allowPrivate);
        }

        String @Nullable [] checkedEvents() {
            return events == null ? null : check(events);
        }
    }
}
