package dev.errand.api.problem;

import dev.errand.blob.BlobsAway;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/** Turns every exception into a problem document. What went wrong inside is logged, and not told. */
@RestControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Throwable failure, ServerWebExchange exchange) {
        var body = describe(failure, exchange);
        body.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
        if (body.getStatus() >= 500) {
            report(failure, exchange, body);
        }
        var answer = ResponseEntity.status(body.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure instanceof Problem problem) {
            problem.headers().forEach(answer::header);
        }
        if (failure instanceof ErrorResponse response) {
            answer.headers(headers -> keep(response.getHeaders(), headers));
        }
        if (body.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(body);
    }

    private static void keep(HttpHeaders from, HttpHeaders to) {
        from.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                to.put(name, values);
            }
        });
    }

    private static void report(Throwable failure, ServerWebExchange exchange, ProblemDetail body) {
        var request = exchange.getRequest();
        var id = request.getId();
        body.setProperty("request_id", id);
        if (body.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            log.error("{} {} failed, request {}", request.getMethod(), request.getPath(), id, failure);
        } else {
            log.warn(
                    "{} {} answered {}: {}",
                    request.getMethod(),
                    request.getPath(),
                    body.getStatus(),
                    String.valueOf(failure));
        }
    }

    private static ProblemDetail describe(Throwable failure, ServerWebExchange exchange) {
        if (failure instanceof Problem problem) {
            return problem.body();
        }
        if (failure instanceof DataBufferLimitException) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "a part of the request is larger than it may be");
        }
        if (failure instanceof DecodingException) {
            return problem(HttpStatus.BAD_REQUEST, "the request's body cannot be read");
        }
        if (failure instanceof ServerWebInputException input) {
            return malformed(input);
        }
        if (failure instanceof ErrorResponse response) {
            return framework(response, exchange);
        }
        if (failure instanceof BlobsAway) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "the storage of files does not answer; try again later");
        }
        if (Outage.causes(failure)) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "the database does not answer; try again in a few seconds");
        }
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "something went wrong here; the log has it under request_id");
    }

    private static ProblemDetail malformed(ServerWebInputException input) {
        var parameter = input.getMethodParameter();
        var name = input instanceof MissingRequestValueException missing
                ? missing.getName()
                : parameter == null ? null : parameter.getParameterName();
        if (name == null) {
            return problem(HttpStatus.BAD_REQUEST, "the request cannot be read");
        }
        var message = input instanceof MissingRequestValueException ? "is missing" : "is malformed";
        return Problem.body(
                HttpStatus.BAD_REQUEST,
                "malformed-value",
                "Malformed value",
                name + " " + message,
                List.of(new Problem.Fault(name, message, null)));
    }

    private static ProblemDetail framework(ErrorResponse response, ServerWebExchange exchange) {
        var status = HttpStatus.valueOf(response.getStatusCode().value());
        var detail = response.getBody().getDetail();
        if (status == HttpStatus.NOT_FOUND) {
            detail = "there is nothing at " + exchange.getRequest().getPath();
        } else if (status.is5xxServerError() || detail == null) {
            detail = status.getReasonPhrase();
        }
        return problem(status, detail);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        var title = status.getReasonPhrase();
        return Problem.body(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, detail, List.of());
    }
}
