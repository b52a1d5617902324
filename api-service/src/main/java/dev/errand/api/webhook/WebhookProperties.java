package dev.errand.api.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What endpoints accounts may have.
 *
 * @param allowPrivate whether their addresses may begin with http: for development only; the workers' setting of this name
 *     says whether these may be on this machine or in private networks
 */
@ConfigurationProperties("errand.webhooks")
record WebhookProperties(@DefaultValue("false") boolean allowPrivate) {}
