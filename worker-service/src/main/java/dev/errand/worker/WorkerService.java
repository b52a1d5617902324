package dev.errand.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A worker process: claims jobs, runs their handlers, stores what came of them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkerService {
    public static void main(String[] args) {
        SpringApplication.run(WorkerService.class, args);
    }
}
