package dev.errand.worker.agent.price;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The prices, with those that are configured. */
@Configuration(proxyBeanMethods = false)
class PriceConfiguration {

    @Bean
    Prices prices(Environment environment) {
        return new Prices(Binder.get(environment)
                .bind("errand.prices", Bindable.mapOf(String.class, Price.class))
                .orElse(Map.of()));
    }
}
