package dev.errand.worker.command;

import dev.errand.command.CommandResult;
import dev.errand.command.CommandSpec.As;
import dev.errand.command.CommandSpec.From;
import dev.errand.command.CommandSpec.Result;
import dev.errand.job.Json;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.TryAgain;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Makes a command's result of what it left. The files of its working directory are a stranger's: links are no results, for
 * they may point at what the program itself could not read.
 */
final class CommandFiles {

    private static final int MOST_FILES = 100;
    private static final int DEEPEST = 16;

    private final Result declared;
    private final Path work;
    private final JobRun run;

    CommandFiles(Result declared, Path work, JobRun run) {
        this.declared = declared;
        this.work = work;
        this.run = run;
    }

    CommandResult result(Ending ending, CommandOutput output) throws IOException, TryAgain {
        var artifacts = stored();
        return new CommandResult(
                ending.exit(),
                ending.ran().toMillis() / 1000.0,
                declared.from() == From.STDOUT && declared.as() == As.TEXT
                        ? output.text().replace("\0", "\uFFFD")
                        : null,
                declared.from() == From.STDOUT && declared.as() == As.JSON ? json(output) : null,
                output.truncated(),
                artifacts);
    }

    private static JsonNode json(CommandOutput output) throws IOException, TryAgain {
        if (output.truncated()) {
            throw new TryAgain("result", "standard output is longer than " + CommandOutput.MOST_BYTES + " bytes", null);
        }
        try {
            return new Json(output.text()).tree();
        } catch (JacksonException e) {
            throw new TryAgain("result", "standard output is no JSON: " + e.getOriginalMessage(), null);
        }
    }

    private List<CommandResult.Artifact> stored() throws IOException, TryAgain {
        var path = declared.path();
        var glob = declared.glob();
        if (declared.from() == From.FILE && path != null) {
            var file = work.resolve(path);
            if (!isOwnFile(file)) {
                throw new TryAgain("result", "it made no file " + path, null);
            }
            return List.of(store(file));
        }
        return declared.from() == From.FILES && glob != null ? storeAll(glob) : List.of();
    }

    private List<CommandResult.Artifact> storeAll(String glob) throws IOException, TryAgain {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        List<Path> files;
        try (var all = Files.walk(work, DEEPEST)) {
            files = all.filter(file -> matcher.matches(work.relativize(file)))
                    .filter(this::isOwnFile)
                    .sorted()
                    .limit(MOST_FILES + 1)
                    .toList();
        }
        if (files.isEmpty() || files.size() > MOST_FILES) {
            var found = files.isEmpty() ? "no file" : "more than " + MOST_FILES + " files";
            throw new TryAgain("result", "it made " + found + " that " + glob + " matches", null);
        }
        return files.stream().map(this::store).toList();
    }

    /** A file, reached without a link. */
    private boolean isOwnFile(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath()
                            .equals(work.toRealPath()
                                    .resolve(work.relativize(file))
                                    .normalize());
        } catch (IOException e) {
            return false;
        }
    }

    private CommandResult.Artifact store(Path file) {
        var name = work.relativize(file).toString();
        var type = mediaType(name);
        var stored = run.artifact(name, type, file);
        return new CommandResult.Artifact(stored.name(), stored.mediaType(), stored.size());
    }

    private String mediaType(String name) {
        var type = declared.mediaType();
        @Nullable String guessed = URLConnection.guessContentTypeFromName(name);
        return type != null ? type : guessed != null ? guessed : "application/octet-stream";
    }
}
