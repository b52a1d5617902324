package dev.errand.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * PostgreSQL's data directory with its roles: complete or not there.
 *
 * <p>A home holds {@code data}, {@code password} and {@code postgres.log}. The roles are {@code postgres}, the superuser,
 * and {@code errand}, which owns what {@link EmbeddedPostgres#database} makes; both have the one password.
 */
record PostgresCluster(Path home, Path programs, ServerAccount account, String password) {

    static final String OWNER = "errand";
    static final String SUPERUSER = "postgres";

    static PostgresCluster in(Path directory) throws IOException {
        Path home = Directories.home(directory);
        Path data = home.resolve("data");
        var account = ServerAccount.of(data);
        account.requireReach(home);
        try (var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            Objects.requireNonNull(lock);
            var cluster = new PostgresCluster(home, Programs.postgres(), account, Secret.in(home));
            if (!Files.isDirectory(data)) {
                cluster.create();
            }
            return cluster;
        }
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    List<String> program(String name, String... arguments) {
        var command =
                new ArrayList<>(List.of(programs.resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        return account.running(command);
    }

    /** Whether the server of that process id accepts connections; PostgreSQL says so in its lock file. */
    boolean ready(long pid) {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void create() throws IOException {
        Path draft = home.resolve("data.new");
        Directories.delete(draft);
        account.ownDirectory(draft);
        Path secrets = account.ownDirectory(home.resolve("setup"));
        try {
            Path passwordFile = Secret.writePrivately(secrets.resolve("password"), password);
            Path roles = Secret.writePrivately(secrets.resolve("roles.sql"), ownerRole());
            account.give(passwordFile);
            run(initdb(draft, passwordFile), Path.of("/dev/null"));
            run(program("postgres", "--single", "-j", "-D", draft.toString(), "postgres"), roles);
            Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Directories.delete(secrets);
        }
    }

    private List<String> initdb(Path target, Path passwordFile) {
        return program(
                "initdb",
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"); // sorts by code point, knows every letter's case, same on all platforms
    }

    private String ownerRole() {
        return "CREATE ROLE " + OWNER + " LOGIN CREATEDB CREATEROLE PASSWORD '" + password + "';\n";
    }

    private void run(List<String> command, Path input) throws IOException {
        long logStart = Files.exists(log()) ? Files.size(log()) : 0;
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new StartFailed("PostgreSQL's data directory could not be made (status " + status + "):\n  "
                        + String.join("\n  ", LogTail.of(log(), logStart, 15)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while PostgreSQL's data directory was made", e);
        }
    }
}
