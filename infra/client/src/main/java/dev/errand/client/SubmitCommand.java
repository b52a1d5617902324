package dev.errand.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Submits a PDF for analysis, or a job of any type with its input, and prints its id.",
            "  errand submit report.pdf --query 'How did revenue change?' --wait",
            "  errand submit --type command.word-count --input '{\"file\": \"notes.txt\"}'"
        })
final class SubmitCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Mixin
    private final JobOptions options = new JobOptions();

    @Mixin
    private final Wait wait = new Wait();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "a PDF")
    private @Nullable Path file;

    @Option(
            names = {"-q", "--query"},
            paramLabel = "TEXT",
            description = "what to find out from the PDF")
    private @Nullable String query;

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            description = "one of those that 'errand types' lists")
    private @Nullable String type;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "JSON|@FILE|-",
            description = "the job's input; - reads it from the standard input")
    private @Nullable String input;

    SubmitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((file == null) == (type == null)) {
            throw new Usage("give either a PDF, or --type with --input");
        }
        return wait.after(session, file == null ? job() : document(file));
    }

    private JsonNode document(Path pdf) {
        if (input != null || options.given()) {
            throw new Usage("a PDF is submitted with --query alone; --input and how to run it go with --type");
        }
        if (!Files.isReadable(pdf) || Files.isDirectory(pdf)) {
            throw new Usage(pdf + " is not there, or is no file that can be read");
        }
        return session.api().analyze(pdf, query);
    }

    private JsonNode job() {
        if (query != null) {
            throw new Usage("--query goes with a PDF; a job of a type gets --input");
        }
        var body = JsonMapper.shared().createObjectNode().put("type", type);
        body.set("input", InputText.read(input == null ? "{}" : input));
        options.into(body);
        return session.api().post("/api/jobs", body, options.headers());
    }
}
