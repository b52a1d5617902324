package dev.errand.faults;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Adds this package's handler and its listener to any worker that has them on its class path and is told to. */
@AutoConfiguration
@ConditionalOnProperty("errand.fault.effects")
class FaultWorkload {

    @Bean
    EffectsFile effectsFile(@Value("${errand.fault.effects}") Path file) {
        return new EffectsFile(file);
    }

    @Bean
    WorkHandler workHandler(EffectsFile effects) {
        return new WorkHandler(effects);
    }

    @Bean
    FaultPoints faultPoints(
            EffectsFile effects,
            @Value("${errand.fault.halt-when-popped:false}") boolean halt,
            @Value("${errand.fault.gate:}") String gate) {
        return new FaultPoints(effects, halt, gate);
    }
}
