package dev.errand.worker.fortune.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** Prints reports. Reads nothing but the document: no address in it is ever asked for. */
public final class ReportPdf {

    private static final String FONT = "NotoSansTC-Regular.ttf"; // SIL Open Font License 1.1, beside it

    static {
        XRLog.setLoggingEnabled(false);
    }

    private ReportPdf() {}

    /** @throws IOException if the file cannot be written */
    public static void write(String html, Path file) throws IOException {
        HostFonts.ensure();
        var document = Jsoup.parse(html, "", Parser.htmlParser().settings(ParseSettings.preserveCase));
        drawable(document);
        var printed = new ByteArrayOutputStream();
        print(document, printed);
        try (var pdf = Loader.loadPDF(printed.toByteArray())) {
            Searchable.make(pdf);
            pdf.save(file.toFile());
        }
    }

    private static void print(Document document, OutputStream out) throws IOException {
        try (var svg = new BatikSVGDrawer()) {
            new PdfRendererBuilder()
                    .withW3cDocument(new W3CDom().fromJsoup(document), "about:blank")
                    .useFont(ReportPdf::font, "Report", 400, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.DOCUMENT))
                    .useFont(ReportPdf::font, "Report", 400, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.SVG))
                    .useSVGDrawer(svg)
                    .useExternalResourceAccessControl(
                            (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null)
                    .toStream(out)
                    .run();
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(ReportPdf.class.getResourceAsStream(FONT));
    }

    /** What the font has no glyph for, in characters that it has: lines of a hexagram. */
    private static void drawable(Document document) {
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text && text.getWholeText().matches("(?s).*[⚊⚋].*")) {
                        text.text(text.getWholeText().replace("⚊", "━━━").replace("⚋", "━　━"));
                    }
                },
                document);
    }
}
