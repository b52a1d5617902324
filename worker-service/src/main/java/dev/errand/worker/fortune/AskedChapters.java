package dev.errand.worker.fortune;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.worker.agent.Agent;
import dev.errand.worker.agent.Exchange;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.TryAgain;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.report.Chapter;
import dev.errand.worker.fortune.report.CleanHtml;
import dev.errand.worker.fortune.report.Language;
import dev.errand.worker.fortune.report.Synthesis;
import java.time.Duration;
import java.util.List;

/** An agent's words about the charts, one question for each expert; what it writes is cleaned before anybody sees it. */
final class AskedChapters implements ChapterWriter {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Agent agent;

    AskedChapters(Agent agent) {
        this.agent = agent;
    }

    /** What an agent wrote, clean. */
    private record Written(String html, String model) {}

    @Override
    public Chapter chapter(FortuneAnalysis order, Chart chart, JobRun run) throws Exception {
        var reading = Language.of(order.language()).of(chart);
        var written = ask(AnalysisInput.ofChart(order, chart, run), chart.slug(), run);
        return new Chapter(
                chart.slug(), reading.title(), reading.summary(), written.html, reading.notes(), written.model);
    }

    @Override
    public Synthesis synthesis(FortuneAnalysis order, List<Chapter> chapters, Synthesis compared, JobRun run)
            throws Exception {
        var written = ask(AnalysisInput.ofChapters(order, chapters, compared, run), "synthesis", run);
        return compared.written(written.html, written.model);
    }

    private Written ask(AnalysisInput input, String subject, JobRun run) throws Exception {
        var command = new AnalyzeCommand(subject, input.json());
        var exchange = command.exchange(agent.reach()).within(LONGEST);
        var answer = agent.ask(AgentRequest.of(command.prompt(agent.reach())), exchange, run)
                .orThrow();
        try {
            return new Written(CleanHtml.of(written(exchange, answer)), answer.modelUsed());
        } catch (IllegalArgumentException e) {
            throw new TryAgain("no_output", String.valueOf(e.getMessage()), null);
        }
    }

    /** The output file, or the answer of an agent that has none, without the fence that models like to put round it. */
    private static String written(Exchange exchange, AgentResult answer) {
        return exchange.written()
                .orElseGet(() -> answer.text().strip().replaceAll("\\A```(?:html)?\\s*\\n|\\n```\\z", ""));
    }
}
