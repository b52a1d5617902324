package dev.errand.worker.fortune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are printed on machines that have no font at all. */
class HostFontsTest {

    @TempDir
    private Path scratch;

    private static final String REPORT = """
            <style>body{font-family:Report}</style><p>王小明</p>
            <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><text y="20" font-family="Report">八字</text></svg>
            """;

    /** In a process of its own, since Java looks for fonts once. */
    static final class Printing {

        public static void main(String[] arguments) throws Exception {
            ReportPdf.write(REPORT, Path.of(arguments[0]));
            System.out.println(System.getProperty("sun.awt.fontconfig"));
        }
    }

    @Test
    void theyAreTheSameAsElsewhere() throws Exception {
        var pdf = scratch.resolve("report.pdf");
        var noFonts = Files.writeString(scratch.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig/>");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + scratch, // where Java remembers which fonts there were
                "-cp",
                System.getProperty("java.class.path"),
                Printing.class.getName(),
                pdf.toString());
        builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
        var printing = builder.redirectErrorStream(true).start();
        var said = new String(printing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(printing.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printing.exitValue()).as(said).isZero();
        assertThat(said).contains("errand-font");
        var here = scratch.resolve("here.pdf");
        ReportPdf.write(REPORT, here);
        assertThat(drawn(pdf)).isEqualTo(drawn(here)).hasSizeGreaterThan(500);
    }

    /** The outlines of the only drawing. */
    private static byte[] drawn(Path pdf) throws Exception {
        try (var read = Loader.loadPDF(pdf.toFile())) {
            var resources = read.getPage(0).getResources();
            var drawing = (PDFormXObject)
                    resources.getXObject(resources.getXObjectNames().iterator().next());
            return drawing.getContents().readAllBytes();
        }
    }
}
