package dev.errand.worker.command;

import dev.errand.command.CommandSpec.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The words before a program that limit what it may use up. */
final class Prlimit {

    private static final DataSize FILE_SIZE = DataSize.ofGigabytes(1);

    private Prlimit() {}

    static List<String> words(String prlimit, Limits limits) {
        var fileSize = limits.fileSize() == null ? FILE_SIZE : limits.fileSize();
        var words = new ArrayList<>(List.of(prlimit, "--core=0", "--fsize=" + fileSize.toBytes()));
        add(words, "--as=", limits.memory() == null ? null : limits.memory().toBytes());
        add(
                words,
                "--cpu=",
                limits.cpu() == null ? null : Math.max(1, limits.cpu().toSeconds()));
        add(
                words,
                "--nproc=",
                limits.processes() == null ? null : limits.processes().longValue());
        words.add("--");
        return words;
    }

    private static void add(List<String> words, String option, @Nullable Long limit) {
        if (limit != null) {
            words.add(option + limit);
        }
    }
}
