package dev.errand.api.job;

import dev.errand.job.ReadySet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Makes what also stands without the container. */
@Configuration(proxyBeanMethods = false)
class JobBeans {

    @Bean
    Submissions submissions(DatabaseClient database, TransactionalOperator transaction, ReadySet ready) {
        return new Submissions(database, transaction, ready);
    }
}
