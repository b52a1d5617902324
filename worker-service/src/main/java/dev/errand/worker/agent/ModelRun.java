package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.agent.AgentTokens;
import dev.errand.worker.agent.model.ModelEvent;
import dev.errand.worker.agent.model.ModelFailure;
import dev.errand.worker.agent.model.ModelRequest;
import dev.errand.worker.engine.JobRun;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One request to a model, to its end: what it writes goes to the job as it comes. */
final class ModelRun {

    private final ModelRequest question;
    private final AgentRequest request;
    private final JobRun run;
    private final Ledger ledger;
    private final Tariff tariff;
    private final JobEvents events;
    private final StringBuilder text = new StringBuilder();
    private String model;
    private ModelEvent.@Nullable Finished finished;

    ModelRun(ModelRequest question, AgentRequest request, JobRun run, Ledger ledger, Tariff tariff) {
        this.question = question;
        this.request = request;
        this.run = run;
        this.ledger = ledger;
        this.tariff = tariff;
        this.events = new JobEvents(run, new Brake(), request.maxTurns());
        this.model = question.model();
    }

    /**
     * @param deadline after which it is cut off; null for none
     * @throws InterruptedException if the calling thread was interrupted: the connection is closed then
     */
    Outcome outcome(Flux<ModelEvent> answer, @Nullable Duration deadline) throws InterruptedException {
        try {
            var limited = deadline == null ? answer : answer.takeUntilOther(Mono.delay(deadline));
            limited.doOnNext(this::event).blockLast();
            return finished == null
                    ? Outcome.retry("timeout", model + " took longer than " + deadline)
                    : judged(finished);
        } catch (ModelFailure failure) {
            return outcome(failure);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.interrupted();
                throw new InterruptedException("stopped while " + model + " was answering");
            }
            throw e;
        } finally {
            settle();
        }
    }

    private synchronized void event(ModelEvent event) {
        if (event instanceof ModelEvent.Started started) {
            model = started.model();
            events.started(null, model, null);
        } else if (event instanceof ModelEvent.Text piece) {
            text.append(piece.delta());
            events.wrote(piece.delta());
        } else if (event instanceof ModelEvent.Finished end) {
            finished = end;
            model = end.model();
        }
    }

    /** An answer that was cut was paid for as well, as far as it came. */
    private synchronized void settle() {
        var tokens = finished != null
                ? finished.tokens()
                : text.isEmpty()
                        ? AgentTokens.NONE
                        : new AgentTokens(question.estimatedTokens(), ModelRequest.estimate(text.toString()), 0, 0);
        if (finished == null && !text.isEmpty()) {
            run.log().warn("the answer was cut; the tokens it used are estimated");
        }
        ledger.add(new Spent(model, tokens, tariff.cost(question.model(), tokens)));
    }

    private synchronized Outcome judged(ModelEvent.Finished end) {
        return switch (end.stop()) {
            case END -> answered();
            case LENGTH -> new Outcome.Fatal("limit", "the answer was longer than " + question.maxTokens() + " tokens");
            case REFUSAL -> new Outcome.Fatal("refused", model + " refused to answer");
            case OTHER -> Outcome.retry("unfinished", model + " stopped before its answer was whole");
        };
    }

    private Outcome answered() {
        var answer = text.toString();
        if (answer.isBlank()) {
            return Outcome.retry("empty", model + " answered nothing");
        }
        events.said(answer);
        return Answers.outcome(
                request.schema() != null,
                answer,
                json -> new AgentResult(answer, json, model, "", null, 1, AgentTokens.NONE, null));
    }

    private static Outcome outcome(ModelFailure failure) {
        var message = String.valueOf(failure.getMessage());
        var kind = failure.kind();
        if (kind == ModelFailure.Kind.BUSY) {
            return new Outcome.Busy(message, Objects.requireNonNull(failure.until()));
        }
        var word = kind.name().toLowerCase(Locale.ROOT);
        if (kind.needsOperator()) {
            return new Outcome.NeedsPerson(word, message);
        }
        return kind.retryable() ? Outcome.retry(word, message) : new Outcome.Fatal(word, message);
    }
}
