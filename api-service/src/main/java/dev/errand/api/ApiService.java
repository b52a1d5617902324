package dev.errand.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** An API process: takes requests, writes rows, hands out progress and results. Stateless: run as many as needed. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ApiService {
    public static void main(String[] args) {
        SpringApplication.run(ApiService.class, args);
    }
}
