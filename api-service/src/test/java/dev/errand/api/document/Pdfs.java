package dev.errand.api.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Makes PDFs, good and bad. */
public final class Pdfs {

    private Pdfs() {}

    public static byte[] pages(int count) {
        try (var document = new PDDocument()) {
            for (var i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encrypted() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that it has one page, and has as many as asked for. */
    static byte[] lyingAboutItsPages(int count) {
        try (var document = new PDDocument()) {
            for (var i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
            document.getPages().getCOSObject().setInt(org.apache.pdfbox.cos.COSName.COUNT, 1);
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first half of a file. */
    static byte[] truncated() {
        var whole = pages(50);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
