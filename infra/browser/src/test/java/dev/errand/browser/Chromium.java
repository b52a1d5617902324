package dev.errand.browser;

import static org.awaitility.Awaitility.await;

import com.sun.security.auth.module.UnixSystem;
import dev.errand.embedded.ManagedProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine's Chromium or Chrome, without a window. */
final class Chromium implements Browser {

    private static final String GIVEN = "errand.test.browser";
    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final Scratch scratch = Scratch.make("chromium");
    private final Outside outside = new Outside();
    private final ManagedProcess process;
    private final DevTools devTools;
    private volatile ChromiumPage current = new ChromiumPage();

    private Chromium(Path program) {
        process = ManagedProcess.start(
                "chromium", command(program), Map.of(), scratch.path().resolve("chromium.log"));
        devTools = new DevTools(await().atMost(TO_START).until(this::address, it -> it != null), event -> {
            current.happened(event);
        });
        current.drives(devTools);
    }

    /** Empty if there is none on the PATH and {@code -Derrand.test.browser} names none. */
    static Optional<Path> program() {
        var given = System.getProperty(GIVEN, System.getenv().getOrDefault("ERRAND_TEST_BROWSER", ""));
        return given.isBlank() ? onPath() : Optional.of(Path.of(given));
    }

    private static Optional<Path> onPath() {
        var directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(directories).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program) {
        return new Chromium(program);
    }

    private List<String> command(Path program) {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + scratch.path().resolve("profile"),
                "--proxy-server=http://127.0.0.1:" + outside.port(), // it leaves out this host by itself
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-gpu",
                "--disable-sync",
                "--hide-scrollbars",
                "--mute-audio"));
        if (new UnixSystem().getUid() == 0) {
            command.add("--no-sandbox"); // it does not start as root with it
        }
        command.add("about:blank");
        return command;
    }

    private URI address() throws IOException {
        var said = LISTENING.matcher(Files.readString(process.log()));
        if (!said.find()) {
            if (!process.alive()) {
                throw new IllegalStateException(process + " ended: " + process.lastLines(10));
            }
            return null;
        }
        return URI.create(said.group(1));
    }

    @Override
    public Seen open(String url, int width, String ready) {
        var page = new ChromiumPage();
        page.drives(devTools);
        current = page;
        outside.drain();
        page.open(url, width, ready);
        var seen = page.seen(outside.drain().stream().filter(Chromium::isOurs).toList());
        page.close();
        return seen;
    }

    /** The browser itself talks to its maker; hosts below {@code example}, which nobody has, are our hostile texts' alone. */
    private static boolean isOurs(String request) {
        return request.contains(".example");
    }

    @Override
    public void close() {
        devTools.close();
        process.stop(TO_STOP);
        outside.close();
        scratch.close();
    }

    @Override
    public String toString() {
        return "Chromium";
    }
}
