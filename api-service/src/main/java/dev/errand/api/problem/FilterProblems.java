package dev.errand.api.problem;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers what fails before a controller is found, such as a sign-in that is missing, in the words of {@link Problems}. */
@Component
@Order(FilterProblems.BEFORE_BOOTS)
class FilterProblems implements WebExceptionHandler {

    static final int BEFORE_BOOTS = -3;

    private final Problems problems;
    private final JsonMapper json;

    FilterProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return exchange.getResponse().isCommitted()
                ? Mono.error(failure)
                : write(exchange, problems.answer(failure, exchange));
    }

    private Mono<Void> write(ServerWebExchange exchange, ResponseEntity<ProblemDetail> answer) {
        var response = exchange.getResponse();
        response.setStatusCode(answer.getStatusCode());
        answer.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = answer.getBody();
        DataBuffer bytes = response.bufferFactory().wrap(json.writeValueAsBytes(body));
        return response.writeWith(Mono.just(bytes));
    }
}
