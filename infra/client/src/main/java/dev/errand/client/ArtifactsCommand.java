package dev.errand.client;

import dev.errand.client.api.ApiClient;
import dev.errand.client.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "artifacts",
        mixinStandardHelpOptions = true,
        description = "Lists the files that a job made, or fetches one.")
final class ArtifactsCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Option(
            names = {"-g", "--get"},
            paramLabel = "NAME",
            description = "fetch this one")
    private @Nullable String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to; - is the standard output; else the current directory, under its own name")
    private @Nullable String target;

    ArtifactsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var path = "/api/jobs/" + Session.id(id) + "/artifacts";
        if (name != null) {
            fetch(path + "/" + encoded(name), target(name));
        } else if (target != null) {
            throw new Usage("-o goes with --get");
        } else {
            list(path);
        }
        return ExitCode.DONE.status();
    }

    private void list(String path) {
        var all = JsonMapper.shared().createArrayNode();
        var api = session.api();
        String next = "";
        do {
            var page = api.get(path + Session.query("after", next.isEmpty() ? null : next));
            page.path("artifacts").forEach(all::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        if (session.json()) {
            var document = JsonMapper.shared().createObjectNode();
            document.set("artifacts", all);
            session.print(document);
            return;
        }
        var table = new Table("name", "bytes", "attempt", "media type");
        for (JsonNode artifact : all) {
            table.add(
                    artifact.path("name").asString(""),
                    artifact.path("size").asString(""),
                    artifact.path("attempt").asString(""),
                    artifact.path("media_type").asString(""));
        }
        table.lines(session.out()).forEach(session.out()::say);
    }

    private String target(String artifact) {
        return target == null ? artifact.substring(artifact.lastIndexOf('/') + 1) : target;
    }

    /** To a file beside the target first: what is there under its name is always whole. */
    private void fetch(String path, String to) {
        var api = session.api();
        if (to.equals("-")) {
            api.copy(path, session.out().out());
            session.out().out().flush();
            return;
        }
        Path file = Path.of(to).toAbsolutePath();
        try {
            Path part = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
            try {
                long size = write(api, path, part);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                session.errors().say(file + ", " + size + " bytes");
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new Usage(file + " cannot be written: " + e, e);
        }
    }

    private static long write(ApiClient api, String path, Path part) throws IOException {
        try (var out = Files.newOutputStream(part)) {
            return api.copy(path, out);
        }
    }

    private static String encoded(String name) {
        return Stream.of(name.split("/", -1)).map(Session::encoded).collect(Collectors.joining("/"));
    }
}
