package dev.errand.api.job;

import dev.errand.database.Batches;
import dev.errand.job.JobInserts;
import dev.errand.job.ReadySet;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Makes what also stands without the container. */
@Configuration(proxyBeanMethods = false)
class JobBeans {

    @Bean
    JobInserts jobInserts(Batches submissions) {
        return new JobInserts(submissions);
    }

    /** Once the schema is there. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> primeSubmissions(Submissions submissions) {
        return ready -> submissions.prime();
    }

    @Bean
    Submissions submissions(
            JobInserts inserts,
            @Qualifier("intakePool") ConnectionFactory intake,
            TransactionalOperator requests,
            ReadySet ready) {
        var orders = TransactionalOperator.create(new R2dbcTransactionManager(intake));
        return new Submissions(inserts, DatabaseClient.create(intake), orders, requests, ready);
    }
}
