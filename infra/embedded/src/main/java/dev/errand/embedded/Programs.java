package dev.errand.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The servers' programs for this machine, unpacked from the class path once per version. */
final class Programs {

    private static final Properties VERSIONS = versions();
    private static final int OWNER_EXECUTES = 0100;

    private Programs() {}

    /** The directory that holds PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    static Path postgres() {
        String archive = "postgres-" + Machine.os() + (Machine.isArm() ? "-arm_64" : "-x86_64");
        String name = archive.replace("postgres-", "postgres-" + postgresVersion() + "-");
        return BinaryCache.directory(name, directory -> unpackTar(archive + ".txz", directory));
    }

    /** The {@code redis-server} program. */
    static Path redis() {
        String program =
                "redis-server-" + redisVersion() + "-" + Machine.os() + (Machine.isArm() ? "-arm64" : "-amd64");
        return BinaryCache.directory(program, directory -> copyProgram(program, directory.resolve("redis-server")))
                .resolve("redis-server");
    }

    static String postgresVersion() {
        return VERSIONS.getProperty("postgres");
    }

    static String redisVersion() {
        return VERSIONS.getProperty("redis");
    }

    private static void copyProgram(String resource, Path target) throws IOException {
        try (InputStream in = open("/" + resource)) {
            Files.copy(in, target);
        }
        Files.setPosixFilePermissions(target, Directories.READABLE);
    }

    private static void unpackTar(String resource, Path directory) throws IOException {
        try (var in = new XZCompressorInputStream(new BufferedInputStream(open("/" + resource)));
                var tar = new TarArchiveInputStream(in)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, directory);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory)
            throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("an entry leaves the directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            makeReadable(directory, target);
            return;
        }
        makeReadable(directory, target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
            Files.setPosixFilePermissions(target, program ? Directories.READABLE : Directories.READABLE_FILE);
        }
    }

    private static void makeReadable(Path root, Path directory) throws IOException {
        if (!directory.equals(root) && !Files.isDirectory(directory)) {
            makeReadable(root, directory.resolveSibling(""));
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, Directories.READABLE);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Programs.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path: no program for this platform");
        }
        return in;
    }

    private static Properties versions() {
        try (InputStream in = open("versions.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
