package dev.errand.worker.webhook;

import dev.errand.worker.engine.Engine;
import java.net.InetAddress;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The handler that sends messages, and what makes them. */
@Configuration(proxyBeanMethods = false)
class WebhookBeans {

    @Bean
    WebhookDeliveryHandler webhookDeliveryHandler(DatabaseClient database, WebhookProperties properties) {
        var addresses = new Addresses(InetAddress::getAllByName, properties.allowPrivate());
        return new WebhookDeliveryHandler(
                new Deliveries(database),
                new Sender(addresses, properties, Clock.systemUTC(), UnaryOperator.identity()));
    }

    @Bean
    Rounds webhookRounds(
            DatabaseClient database, ReactiveTransactionManager manager, WebhookProperties properties, Engine engine) {
        return new Rounds(
                new Relay(database, TransactionalOperator.create(manager)),
                new Tidying(database),
                properties.relay(),
                engine::offer);
    }
}
