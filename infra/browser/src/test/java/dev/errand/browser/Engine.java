package dev.errand.browser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The browser engines that the tests know. Each is started once, when a test asks for it; it ends with the JVM. */
enum Engine {
    /** The machine's, if there is one. */
    CHROMIUM {
        @Override
        Browser start() {
            var program = Chromium.program();
            Assumptions.assumeTrue(
                    program.isPresent(),
                    "no Chromium or Chrome is on the PATH; -Derrand.test.browser=/path/to/chromium names one");
            return Chromium.start(program.orElseThrow());
        }
    },
    /** Comes with the build. */
    WEBKIT {
        @Override
        Browser start() {
            var why = new StringBuilder();
            var webKit = WebKit.start(why::append);
            Assumptions.assumeTrue(webKit.isPresent(), () -> "JavaFX's WebKit does not run here: " + why);
            return webKit.orElseThrow();
        }
    };

    private @Nullable Browser running;

    abstract Browser start();

    /** Skips the test where there is none. */
    Browser browser() {
        if (running == null) {
            var started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            running = started;
        }
        return running;
    }
}
