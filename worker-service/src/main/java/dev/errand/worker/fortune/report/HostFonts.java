package dev.errand.worker.fortune.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of Java's own font code, which measures drawings. It does not start on a machine that has no font, or no fontconfig to find
 * one: there, a configuration of ours (in the format of OpenJDK's {@code fontconfig.properties}) gives it one.
 */
final class HostFonts {

    private static final Logger log = LoggerFactory.getLogger(HostFonts.class);
    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static final List<String> FAMILIES = List.of("dialog", "dialoginput", "sansserif", "serif", "monospaced");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static boolean there;

    private HostFonts() {}

    /**
     * Returns once there are fonts.
     *
     * @param font the one to use if there is none
     * @throws IOException if it cannot be put where Java reads it
     */
    static synchronized void ensure(Supplier<InputStream> font) throws IOException {
        if (!there) {
            if (!areFound()) {
                log.warn("this machine has no fonts: drawings in reports use the report's own");
                System.setProperty(CONFIGURATION, configuration(font).toString());
            }
            there = true;
        }
    }

    private static boolean areFound() {
        try {
            var glyphs = new Font(Font.DIALOG, Font.PLAIN, 12).createGlyphVector(MEASURE, "errand");
            return glyphs.getVisualBounds().getWidth() > 0;
        } catch (InternalError | RuntimeException none) { // whichever the JDK throws; it starts anew the next time
            log.debug("no fonts", none);
            return false;
        }
    }

    private static Path configuration(Supplier<InputStream> font) throws IOException {
        var directory = Files.createTempDirectory("errand-font");
        var file = directory.resolve("font.ttf");
        try (var bytes = font.get()) {
            Files.copy(bytes, file);
        }
        var lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\nfilename.Report=" + file + "\n");
        for (var family : FAMILIES) {
            for (var style : STYLES) {
                lines.append(family + "." + style + ".latin-1=Report\n");
            }
        }
        var configuration = Files.writeString(directory.resolve("fontconfig.properties"), lines);
        for (var made : List.of(directory, file, configuration)) { // deleted in the reverse order
            made.toFile().deleteOnExit();
        }
        return configuration;
    }
}
