package dev.errand.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A directory of Redis: {@code data}, {@code password}, {@code redis.conf} and {@code redis.log}. */
record RedisHome(Path home, Path program, ServerAccount account, String password) {

    static RedisHome in(Path directory) throws IOException {
        Path home = Directories.home(directory);
        var account = ServerAccount.of(home.resolve("data"));
        account.requireReach(home);
        account.ownDirectory(home.resolve("data"));
        return new RedisHome(home, Programs.redis(), account, Secret.in(home));
    }

    Path log() {
        return home.resolve("redis.log");
    }

    /** The command line of a server with these settings; they are written to a file, where no other user reads them. */
    List<String> command(Map<String, String> settings) throws IOException {
        String text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue() + "\n")
                .collect(Collectors.joining());
        Path file = Secret.writePrivately(home.resolve("redis.conf"), text);
        account.give(file);
        return account.running(List.of(program.toString(), file.toString()));
    }
}
