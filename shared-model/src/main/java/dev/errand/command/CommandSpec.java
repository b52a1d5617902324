package dev.errand.command;

import dev.errand.job.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What an operator says of a command, under {@code errand.commands.<name>}. Both services bind it, and both refuse to start
 * with one that is wrong.
 *
 * @param argv the program's absolute path and its arguments; {@code {name}} stands for the input's property of that name,
 *     {@code {{} for a brace; an argument whose property is absent is left out
 * @param description one sentence for those who look for a job type
 * @param input the JSON Schema of the input; none takes no input at all
 * @param lane where its jobs wait; {@code cli} unless told
 * @param timeout how long one attempt may take; 1 hour unless told
 * @param silence how long it may print nothing; null for as long as it likes
 * @param grace how long it may take to stop after SIGTERM; 5 s unless told, 10 s at most
 * @param environment the whole environment, beside PATH and HOME
 * @param stdin what it reads on standard input, with placeholders; null for nothing
 * @param result where its result is; text on standard output unless told
 * @param exit which exit codes mean what
 * @param retries tries after the first one; 3 unless told
 * @param backoff the longest wait before the first retry; 60 s unless told
 * @param sandbox the least level that it may run at; {@code none} unless told. It gets the best that the worker has
 * @param readable files and directories of the worker that it may read inside {@code bwrap}
 * @param network whether it has the network inside {@code bwrap}
 * @param limits what it may use up
 */
public record CommandSpec(
        List<String> argv,
        String description,
        Map<String, Object> input,
        String lane,
        Duration timeout,
        @Nullable Duration silence,
        Duration grace,
        Map<String, String> environment,
        @Nullable String stdin,
        Result result,
        Exit exit,
        Integer retries,
        Duration backoff,
        Sandbox sandbox,
        List<String> readable,
        boolean network,
        Limits limits) {

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    public CommandSpec {
        argv = argv == null ? List.of() : List.copyOf(argv);
        description = description == null ? "" : description;
        input = input == null ? Map.of() : Map.copyOf(input);
        lane = lane == null ? Lane.CLI.name() : new Lane(lane).name();
        timeout = positive("timeout", timeout == null ? Duration.ofHours(1) : timeout);
        silence = silence == null ? null : positive("silence", silence);
        grace = positive("grace", grace == null ? Duration.ofSeconds(5) : grace);
        environment = environment == null ? Map.of() : Map.copyOf(environment);
        result = result == null ? Result.STDOUT_TEXT : result;
        exit = exit == null ? new Exit(List.of(), List.of()) : exit;
        retries = retries == null ? 3 : retries;
        backoff = backoff == null ? Duration.ofSeconds(60) : backoff;
        sandbox = sandbox == null ? Sandbox.NONE : sandbox;
        readable = readable == null ? List.of() : List.copyOf(readable);
        limits = limits == null ? new Limits(null, null, null, null) : limits;
        SpecCheck.program(argv);
        SpecCheck.environment(environment);
        readable.forEach(path -> SpecCheck.absolute("readable", path));
        require(grace.compareTo(LONGEST_GRACE) <= 0, "grace is 10s at most but was " + grace);
        require(retries >= 0 && retries <= 1000, "retries are 0 to 1000 but were " + retries);
        require(!backoff.isNegative(), "backoff is at least 0 but was " + backoff);
    }

    /** {@link #argv}'s first word. */
    public Path program() {
        return Path.of(argv.get(0));
    }

    /** Where the result is. */
    public enum From {
        STDOUT,
        FILE,
        FILES
    }

    /** What standard output holds. */
    public enum As {
        TEXT,
        JSON
    }

    /**
     * Where a command leaves its result.
     *
     * @param as of {@code stdout}: one text, or JSON that becomes the result's {@code json}
     * @param path of {@code file}: the file's place in the working directory; missing, the attempt has failed
     * @param glob of {@code files}: which files of the working directory become artifacts, such as {@code *.png}
     * @param mediaType of the files; null guesses it by their names
     */
    public record Result(
            From from,
            As as,
            @Nullable String path,
            @Nullable String glob,
            @Nullable String mediaType) {

        static final Result STDOUT_TEXT = new Result(From.STDOUT, As.TEXT, null, null, null);

        public Result {
            from = from == null ? From.STDOUT : from;
            as = as == null ? As.TEXT : as;
            require(from != From.FILE || path != null, "result.path is missing: which file is the result?");
            require(from != From.FILES || glob != null, "result.glob is missing: which files are the result?");
            if (path != null) {
                SpecCheck.relative("result.path", path);
            }
            if (glob != null) {
                SpecCheck.relative("result.glob", glob);
            }
        }
    }

    /**
     * Which exit codes mean what; 0 is success, all others are tried again as the retry policy says.
     *
     * @param retry tried again
     * @param fail failed for good
     */
    public record Exit(List<Integer> retry, List<Integer> fail) {

        public Exit {
            retry = retry == null ? List.of() : List.copyOf(retry);
            fail = fail == null ? List.of() : List.copyOf(fail);
            for (int code : retry) {
                require(!fail.contains(code), "exit.retry and exit.fail both name " + code);
            }
            for (int code : fail) {
                require(code >= 1 && code <= 255, "exit.fail names codes from 1 to 255 but also " + code);
            }
        }
    }

    /**
     * What a program may use up, from level {@code prlimit} on.
     *
     * @param memory its address space; null for no limit, which programs on V8 or a JVM need
     * @param fileSize of the largest file it may write; 1 GB unless told
     * @param cpu seconds of CPU time; null for no limit
     * @param processes how many processes its user may have, the worker's own threads among them; null for no limit
     */
    public record Limits(
            @Nullable DataSize memory,
            @Nullable DataSize fileSize,
            @Nullable Duration cpu,
            @Nullable Integer processes) {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Duration positive(String key, Duration given) {
        require(!given.isNegative() && !given.isZero(), key + " is more than nothing but was " + given);
        return given;
    }
}
