package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.job.Json;
import dev.errand.worker.agent.model.ModelClient;
import dev.errand.worker.agent.model.ModelEndpoint;
import dev.errand.worker.agent.model.ModelRequest;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server that answers: one streamed request for each try, without tools. */
final class ModelBackend implements Backend {

    private final AgentSettings settings;
    private final Tariff tariff;
    private final ModelEndpoint.Protocol protocol;
    private final URI url;
    private final String standard;

    /** @throws IllegalArgumentException if no model is configured, or a wrong address */
    ModelBackend(String name, AgentSettings settings, Tariff tariff) {
        @Nullable String model = settings.model();
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("errand.agents.named." + name + ".model must name the model to ask");
        }
        this.settings = settings;
        this.tariff = tariff;
        this.standard = model;
        this.protocol = ModelEndpoint.Protocol.valueOf(settings.kind().name());
        this.url = settings.baseUrl() == null ? protocol.home() : address(name, settings.baseUrl());
    }

    private static URI address(String name, String text) {
        var url = URI.create(text);
        if (url.getHost() == null || !"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "errand.agents.named." + name + ".base-url must be an http or https address, not " + text);
        }
        return url;
    }

    @Override
    public boolean knowsCost(AgentRequest request) {
        return tariff.knows(model(request));
    }

    private String model(AgentRequest request) {
        return request.model() == null ? standard : request.model();
    }

    @Override
    public Outcome ask(AgentRequest request, Exchange exchange, JobRun run, Ledger ledger) throws InterruptedException {
        var question = question(request);
        if (question.maxTokens() < 1) {
            return new Outcome.Fatal(
                    "limit",
                    "max_cost_usd does not pay for the question alone, of about %d tokens"
                            .formatted(question.estimatedTokens()));
        }
        ModelClient client;
        try {
            client = new ModelClient(new ModelEndpoint(
                    url, protocol, new Key(settings).value(), settings.silence(), settings.silence()));
        } catch (IOException e) {
            return Outcome.retry("machine", "the key cannot be read: " + e.getMessage());
        }
        return new ModelRun(question, request, run, ledger, tariff)
                .outcome(client.stream(question), exchange.deadline(settings.deadline()));
    }

    /** Asks for no longer an answer than the cap pays for. */
    private ModelRequest question(AgentRequest request) {
        var schema = request.schema() == null ? null : Json.of(request.schema());
        var whole = ModelRequest.of(model(request), request.prompt(), settings.maxTokens())
                .system(request.system())
                .schema(schema);
        return whole.maxTokens(
                tariff.affordable(whole.model(), whole.estimatedTokens(), request.maxCostUsd(), whole.maxTokens()));
    }
}
