package dev.errand.worker.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this worker sends webhooks.
 *
 * @param allowPrivate whether endpoints may have http addresses and be on this machine or in its private networks: for
 *     development only, since whoever may register an endpoint reaches them then
 * @param timeout of one attempt, from looking the host up to the last byte of the answer
 * @param relay how often ended jobs are turned into messages
 */
@ConfigurationProperties("errand.webhooks")
record WebhookProperties(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1s") Duration relay) {}
