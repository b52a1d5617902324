package dev.errand.worker.fortune.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of Java's own font code, which measures drawings. It does not start on a machine that has no font, or no fontconfig to find
 * one: there, a configuration of ours (in the format of OpenJDK's {@code fontconfig.properties}) gives it the small one that PDFBox brings.
 */
final class HostFonts {

    private static final Logger log = LoggerFactory.getLogger(HostFonts.class);
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static final List<String> FAMILIES = List.of("dialog", "dialoginput", "sansserif", "serif", "monospaced");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static boolean there;

    private HostFonts() {}

    /**
     * Returns once there are fonts.
     *
     * @throws IOException if none is found and ours cannot be put where Java reads it
     */
    static synchronized void ensure() throws IOException {
        if (!there) {
            if (!areFound()) {
                log.warn("this machine has no fonts: reports are printed with their own");
                System.setProperty(CONFIGURATION, configuration().toString());
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

    private static Path configuration() throws IOException {
        var directory = Files.createTempDirectory("errand-font");
        var file = directory.resolve("font.ttf");
        try (var bytes = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
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
