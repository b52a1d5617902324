package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs programs, each shut off as well as the machine can, and leaves nothing of them: not when they end, not when they are
 * stopped, not when this process is killed. One per worker; for many threads.
 */
public final class ProgramRunner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProgramRunner.class);
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private final RunnerSettings settings;
    private final Chain chain = Chain.ofThisMachine();
    private final Spawner spawner = new Spawner();
    private final ProcessTable table = new ProcessTable();
    private final RunDirectories directories;
    private final Lifeline lifeline;
    private final SandboxProbe probe;

    /** Kills and deletes what dead workers left, and finds out which sandbox this machine has. */
    public ProgramRunner(RunnerSettings settings) throws IOException {
        this.settings = settings;
        OrphanReaper.reap();
        this.directories = new RunDirectories(settings.directory());
        directories.deleteThoseOfTheDead();
        this.lifeline = new Lifeline(spawner, directories.own());
        try (var directory = directories.next()) {
            this.probe = SandboxProbe.of(settings, chain, spawner, directory);
        }
        log.info(
                "programs run at sandbox level {}{}",
                probe.level().word(),
                probe.why().isEmpty() ? "" : ": " + probe.why());
    }

    /** The best level that this worker has. */
    public Sandbox sandbox() {
        return probe.level();
    }

    /** Why the level is no better; empty for the best. */
    public String whyNoBetter() {
        return probe.why();
    }

    /** Whether a program that asks for this level can run here at all. */
    public boolean offers(Sandbox least) {
        return probe.level().atLeast(least) && probe.level().atLeast(settings.least());
    }

    /** New directories for one attempt; close them when nothing in them is needed any more. */
    public RunDirectory directory() throws IOException {
        return directories.next();
    }

    /**
     * Runs a program to its end. Interrupting the calling thread stops it: the launch's steps, then SIGKILL to all its
     * processes; the answer is thrown when none of them is left.
     *
     * @return how it ended, by itself or by one of its clocks
     * @throws ProgramStopped if the thread was interrupted; says how that went
     * @throws CannotStart if the program is not there, or the sandbox is not; nothing has run then
     * @throws IOException if the machine cannot start it
     */
    public Ending run(Launch launch, OutputSink sink) throws InterruptedException, CannotStart, IOException {
        var level = level(launch.confinement());
        requireProgram(launch);
        var mark = Mark.next();
        var since = Proc.now();
        var process = spawner.start(builder(launch, level, mark));
        var session = process.pid();
        table.led(session);
        lifeline.hold(session);
        try {
            var family = new Family(table, mark, session, since);
            return new Program(process, launch, sink, level, family, spawner).await();
        } finally {
            lifeline.release(session);
            table.over(session);
        }
    }

    private Sandbox level(Confinement confinement) throws CannotStart {
        var level = confinement.most().atLeast(probe.level()) ? probe.level() : confinement.most();
        if (!level.atLeast(confinement.least()) || !level.atLeast(settings.least())) {
            throw new CannotStart("sandbox", sandboxMissing(confinement.least()));
        }
        return level;
    }

    /** What to tell somebody whose program asks for more than this worker has. */
    public String sandboxMissing(Sandbox least) {
        var strictest = least.atLeast(settings.least()) ? least : settings.least();
        return "it must run at sandbox level %s and this worker has %s: %s. Install bubblewrap on the workers, or ask for less"
                .formatted(strictest.word(), probe.level().word(), probe.why());
    }

    private static void requireProgram(Launch launch) throws CannotStart {
        var program = Path.of(launch.argv().get(0));
        if (!Files.isRegularFile(program)) {
            throw new CannotStart(
                    "program_missing",
                    "the program " + program
                            + " is not on this worker: install it, or correct the path in the configuration");
        }
        if (!Files.isExecutable(program)) {
            throw new CannotStart(
                    "program_missing", "the worker's user may not execute " + program + ": correct its permissions");
        }
    }

    private ProcessBuilder builder(Launch launch, Sandbox level, Mark mark) {
        var directory = launch.directory();
        var stdin = launch.stdin();
        var builder = new ProcessBuilder(chain.words(launch, level))
                .directory(directory.work().toFile())
                .redirectInput(stdin == null ? new File("/dev/null") : stdin.toFile());
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", PATH);
        environment.put("TMPDIR", directory.temporary().toString());
        environment.putAll(launch.environment());
        environment.put("HOME", directory.home().toString());
        environment.put(Mark.VARIABLE, mark.value());
        return builder;
    }

    /** Kills whatever still runs, and deletes all directories. */
    @Override
    public void close() throws IOException {
        lifeline.close();
        spawner.close();
        directories.close();
    }
}
