package dev.errand.api.progress;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are streamed.
 *
 * @param heartbeat a comment is sent when nothing else was for this long, and the client's credentials are looked at again this often
 *     ({@code ERRAND_EVENTS_HEARTBEAT})
 * @param patience a connection that takes nothing for this long is dropped; it may resume ({@code
 *     ERRAND_EVENTS_PATIENCE})
 * @param look how often watched jobs are looked at without a bell ({@code ERRAND_EVENTS_LOOK})
 * @param maxStreams the most open at once in this process ({@code ERRAND_EVENTS_MAX_STREAMS})
 */
@Validated
@ConfigurationProperties("errand.events")
record EventProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("1500ms") Duration look,
        @DefaultValue("2000") @Min(1) int maxStreams) {

    EventProperties {
        if (heartbeat.toMillis() < 100 || patience.toMillis() < 100) {
            throw new IllegalArgumentException("errand.events.heartbeat and errand.events.patience are at least 100ms");
        }
        if (look.toMillis() < 50 || look.compareTo(heartbeat) > 0) {
            throw new IllegalArgumentException("errand.events.look is 50ms to errand.events.heartbeat but was " + look);
        }
    }
}
