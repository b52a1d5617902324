package dev.errand.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentRequest;
import dev.errand.job.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;

/** Every recorded run of every program: what it comes to. Runs that are not named in a table are done. */
class RecordedRunsTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/agents");

    /** By the final result: many of these runs ended with exit code 0. */
    private static final Map<String, String> CLAUDE = table(
            "input_too_large err400 err413 json-error",
            "billing err400-credit",
            "credentials err401 err401-max-retries-0 err401-nokey err403",
            "model err404",
            "provider_busy err429 err429-long err529 err529-max-retries-2 fallback-model fallback-model-5",
            "provider err500 reset stall hang-timeout",
            "output_too_large max-tokens",
            "refused refusal",
            "limit max-turns max-budget",
            "no_valid_output json-schema-ignored json-schema-invalid",
            // a tool was denied, and the model may say that it worked
            "permission tool-bash-denied tool-bash-prompts-none tool-write-denied mcp-denied settings-dontAsk mode-plan own-sandbox-write",
            // killed, or interrupted, and not by us
            "killed signal-SIGTERM-stream signal-SIGTERM-bash signal-group-SIGTERM-bash signal-SIGHUP-stream",
            "killed signal-SIGKILL-stream signal-SIGKILL-bash signal-group-SIGKILL-bash hang stall-idle err529-sonnet",
            "interrupted signal-SIGINT-stream signal-SIGINT-bash",
            "session resume-unknown session-dup",
            // it never began, or began without what was asked for
            "misconfigured root-skip-permissions root-bypass-mode no-verbose bad-flag bad-session empty-prompt mcp-badfile",
            "misconfigured slash-unknown slash-disabled slash-bare mcp-broken",
            // another output format: no line is an event
            "output_lost text-ok",
            "misconfigured text-error");

    private static final Map<String, String> CODEX = table(
            "input_too_large err400",
            "credentials err401",
            "provider_busy err429 err529",
            "provider err500 reset cut",
            "killed signal-SIGTERM-exec signal-SIGKILL-exec signal-SIGTERM-stream",
            "interrupted signal-SIGINT-exec");

    private static final Map<String, String> GEMINI = table(
            "input_too_large err400",
            "credentials err401 err403",
            "killed signal-SIGTERM-tool signal-SIGINT-tool signal-SIGKILL-tool err500 err429",
            "output_lost json-ok slash");

    private static final Map<String, String> OPENCODE = table(
            "input_too_large err400",
            "credentials err401",
            "provider_busy err429",
            "killed signal-SIGTERM-tool signal-SIGINT-tool signal-SIGKILL-tool");

    private static Map<String, String> table(String... rows) {
        var table = new HashMap<String, String>();
        for (var row : rows) {
            var words = row.split(" ");
            Arrays.stream(words).skip(1).forEach(name -> table.put(name, words[0]));
        }
        return Map.copyOf(table);
    }

    record Run(String program, JsonNode facts, String expected) {
        @Override
        public String toString() {
            return program + " " + facts.path("name").asString() + " → " + expected;
        }

        List<String> args() {
            return facts.path("args").valueStream().map(JsonNode::asString).toList();
        }

        Stream<String> lines(boolean errors) throws IOException {
            var all = Stream.<String>builder();
            for (var file : facts.path("files")) {
                if (file.asString().endsWith(".stderr.txt") == errors) {
                    Files.readAllLines(RECORDINGS.resolve(program).resolve(file.asString()))
                            .forEach(all);
                }
            }
            return all.build();
        }

        Exit exit() throws IOException {
            var signals = Map.of("SIGKILL", 137, "SIGTERM", 143, "SIGINT", 130);
            var signal = facts.path("exitSignal").asString("");
            return new Exit(
                    signal.isEmpty() ? facts.path("exit").asInt() : signals.get(signal),
                    String.join("\n", lines(true).toList()));
        }
    }

    static Stream<Run> runs() throws IOException {
        return Stream.of(
                        runs("claude", CLAUDE),
                        runs("codex", CODEX),
                        runs("gemini", GEMINI),
                        runs("opencode", OPENCODE))
                .flatMap(List::stream);
    }

    private static List<Run> runs(String program, Map<String, String> table) throws IOException {
        var runs = Files.readAllLines(RECORDINGS.resolve(program).resolve("runs.jsonl")).stream()
                .map(line -> new Json(line).tree())
                .map(facts -> new Run(
                        program, facts, table.getOrDefault(facts.path("name").asString(), "done")))
                .toList();
        assertThat(runs).extracting(run -> run.facts().path("name").asString()).containsAll(table.keySet());
        return runs;
    }

    private static Map<String, AgentSettings> settings() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("agents", new FileSystemResource(RECORDINGS.resolve("ndjson-agents.yaml")))
                .forEach(environment.getPropertySources()::addFirst);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "programs of their own",
                        Map.of(
                                "errand.agents.named.claude.kind",
                                "claude",
                                "errand.agents.named.codex.kind",
                                "codex")));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind("errand.agents.named", Bindable.mapOf(String.class, AgentSettings.class))
                .get();
    }

    /** Remembers why the program would have been stopped at once. */
    private static final class Stops implements Events {
        private Outcome why;

        @Override
        public void mustStop(Outcome reason) {
            why = why == null ? reason : why;
        }
    }

    private static Transcript transcript(Run run, Events events) throws IOException {
        var settings = settings().get(run.program());
        var args = run.args();
        var schema = args.contains("--json-schema") || args.contains("--output-schema") ? new Json("{}").tree() : null;
        var request = AgentRequest.of("Q").schema(schema);
        if (run.program().equals("claude")) {
            var at = args.indexOf("-p") + 1;
            var command = at < args.size() && args.get(at).startsWith("/")
                    ? args.get(at).substring(1).split(" ")[0]
                    : null;
            return new ClaudeTranscript(new ClaudeCheck(command, null), schema != null, settings, events);
        }
        Adapter adapter =
                run.program().equals("codex") ? new CodexAdapter(settings) : new NdjsonAdapter(run.program(), settings);
        return adapter.transcript(request, Session.fresh(), events);
    }

    private static Outcome outcome(Run run) throws IOException {
        var stops = new Stops();
        var transcript = transcript(run, stops);
        run.lines(false).forEach(transcript::line);
        return stops.why != null ? stops.why : transcript.outcome(run.exit());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRecordedRunComesToThis(Run run) throws IOException {
        var outcome = outcome(run);

        assertThat(outcome.kind()).as("%s", outcome).isEqualTo(run.expected());
        if (outcome instanceof Outcome.Done done) {
            assertThat(done.result().text()).isNotBlank();
            assertThat(done.result().tokens().output()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRunWhoseLastLineIsCutIsNeverDone(Run run) throws IOException {
        var transcript = transcript(run, Events.NONE);
        var lines = run.lines(false).toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            transcript.line(i == lines.size() - 1 ? line.substring(0, line.length() / 2) : line);
        }

        var answersTwice = run.facts().path("name").asString().equals("input-stream-json"); // the first answer is whole
        if (!answersTwice && !run.program().equals("opencode")) { // which has no closing event: the exit code decides
            assertThat(transcript.outcome(new Exit(0, "")).kind()).isNotEqualTo("done");
        }
    }

    private static Spent spent(String program, String name, boolean whole) throws IOException {
        var run = runs(program, Map.of()).stream()
                .filter(it -> it.facts().path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        var transcript = transcript(run, Events.NONE);
        var lines = run.lines(false).toList();
        lines.subList(0, lines.size() - (whole ? 0 : 1)).forEach(transcript::line);
        return transcript.spent();
    }

    @Test
    void aResumedRunCostsItsOwnPart() throws IOException {
        assertThat(spent("claude", "session-resume", true).costUsd()).isEqualByComparingTo("0.0108");
        assertThat(spent("claude", "session-resume", true).tokens().sum()).isEqualTo(1500);
    }

    @Test
    void aRunThatWasStoppedByItsBudgetStillCost() throws IOException {
        assertThat(spent("claude", "max-budget", true).costUsd()).isEqualByComparingTo("0.010852");
    }

    @Test
    void aRunThatWasKilledIsCountedByTheModelsOwnEvents() throws IOException {
        var spent = spent("claude", "partial-ok", false);
        assertThat(spent.tokens().input()).isEqualTo(1200);
        assertThat(spent.tokens().output()).isEqualTo(300);
        assertThat(spent.costUsd()).isNull();
    }

    @Test
    void stepsAreAddedUp() throws IOException {
        assertThat(spent("opencode", "tool", true).costUsd()).isEqualByComparingTo(new BigDecimal("0.014916"));
        assertThat(spent("gemini", "stream-ok", true).tokens().sum()).isEqualTo(1500);
    }
}
