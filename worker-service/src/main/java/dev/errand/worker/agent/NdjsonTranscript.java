package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.agent.AgentTokens;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Understands the lines of a program as its {@link NdjsonFields} say. */
final class NdjsonTranscript implements Transcript {

    private final boolean schema;
    private final AgentSettings settings;
    private final NdjsonFields fields;
    private final Events events;
    private final StringBuilder answer = new StringBuilder();
    private @Nullable String session;
    private String model;
    private AgentTokens tokens = AgentTokens.NONE;
    private @Nullable BigDecimal cost;
    private int turns;
    private boolean done;
    private @Nullable Outcome failed;

    NdjsonTranscript(AgentRequest request, AgentSettings settings, NdjsonFields fields, Events events) {
        this.schema = request.schema() != null;
        this.settings = settings;
        this.fields = fields;
        this.events = events;
        this.model = Objects.requireNonNullElse(request.model() == null ? settings.model() : request.model(), "");
    }

    @Override
    public void line(String text) {
        var line = Texts.object(text);
        if (line == null) {
            return;
        }
        identity(line);
        if (NdjsonFields.holds(fields.turnWhen(), line)) {
            answer.setLength(0);
        }
        if (NdjsonFields.holds(fields.textWhen(), line)) {
            var piece = NdjsonFields.text(fields.text(), line);
            answer.append(piece);
            events.wrote(piece);
        }
        tools(line);
        if (NdjsonFields.holds(fields.usageWhen(), line)) {
            used(line);
        }
        ending(line);
    }

    private void identity(JsonNode line) {
        var named = NdjsonFields.text(fields.model(), line);
        model = named.isEmpty() ? model : named;
        var id = NdjsonFields.text(fields.session(), line);
        if (session == null && !id.isEmpty()) {
            session = id;
            events.started(id, model, null);
        }
    }

    private void tools(JsonNode line) {
        if (NdjsonFields.holds(fields.toolWhen(), line)) {
            events.called(NdjsonFields.text(fields.tool(), line), NdjsonFields.text(fields.toolInput(), line));
        }
        if (NdjsonFields.holds(fields.toolResultWhen(), line)) {
            events.returned(NdjsonFields.text(fields.toolResult(), line), false);
        }
    }

    private void used(JsonNode line) {
        turns++;
        tokens = tokens.plus(new AgentTokens(
                NdjsonFields.number(fields.inputTokens(), line),
                NdjsonFields.number(fields.outputTokens(), line),
                NdjsonFields.number(fields.cacheReadTokens(), line),
                0));
        var said = NdjsonFields.at(fields.costUsd(), line);
        if (said != null) {
            cost = (cost == null ? BigDecimal.ZERO : cost).add(said.asDecimal(BigDecimal.ZERO));
        }
    }

    private void ending(JsonNode line) {
        if (NdjsonFields.holds(fields.doneWhen(), line)) {
            done = true;
        }
        if (NdjsonFields.holds(fields.errorWhen(), line)) {
            failed = ErrorText.outcome(
                    NdjsonFields.text(fields.error(), line), (int) NdjsonFields.number(fields.errorStatus(), line));
        }
    }

    @Override
    public boolean complete() {
        return done;
    }

    @Override
    public Spent spent() {
        return new Spent(model, tokens, cost == null ? settings.cost(tokens) : cost);
    }

    @Override
    public Outcome outcome(Exit exit) {
        if (failed != null) {
            return failed;
        }
        if (done || fields.doneWhen().isEmpty() && exit.code() == 0 && turns > 0) {
            var text = answer.toString();
            return Answers.outcome(
                    schema,
                    text,
                    structured -> new AgentResult(
                            text, structured, model, "ndjson", session, turns, tokens, spent().costUsd()));
        }
        if (fields.exitIsStatus()
                && (exit.code() >= 144 && exit.code() <= 173 || exit.code() >= 244 && exit.code() <= 247)) {
            return HttpStatus.outcome(exit.code() + 256, exit.lastWords());
        }
        return exit.withoutResult();
    }
}
