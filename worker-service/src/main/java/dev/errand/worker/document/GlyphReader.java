package dev.errand.worker.document;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a page's characters with their places and styles. PDFBox decodes the fonts; what is a line or a cell is decided elsewhere. */
final class GlyphReader extends PDFTextStripper {

    private static final int MOST_GLYPHS_PER_PAGE = 100_000;
    private static final float BOLD = 600;

    private final Map<COSBase, Boolean> emphasised = new HashMap<>();
    private List<Glyph> glyphs = new ArrayList<>();
    private int seen;

    GlyphReader() {
        setShouldSeparateByBeads(false);
        setSuppressDuplicateOverlappingText(true); // shadows and bold faked by drawing twice
    }

    /** The page's characters in the order in which they are drawn. {@code page} is counted from 1. */
    List<Glyph> glyphs(PDDocument document, int page) throws IOException {
        glyphs = new ArrayList<>();
        seen = 0;
        setStartPage(page);
        setEndPage(page);
        writeText(document, Writer.nullWriter());
        return glyphs;
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (++seen <= MOST_GLYPHS_PER_PAGE) {
            super.processTextPosition(position);
        }
    }

    @Override
    protected void writePage() {
        for (List<TextPosition> article : charactersByArticle) {
            article.forEach(this::add);
        }
    }

    private void add(TextPosition position) {
        var text = Characters.clean(position.getUnicode());
        if (text.isEmpty()) {
            return;
        }
        float left = position.getXDirAdj();
        float right = left + position.getWidthDirAdj();
        float size = position.getYScale(); // as drawn: the font's own size says little
        if (right >= left && Float.isFinite(right) && Float.isFinite(position.getYDirAdj()) && size > 0) {
            glyphs.add(new Glyph(
                    text,
                    left,
                    right,
                    position.getYDirAdj(),
                    size,
                    isEmphasised(position.getFont()),
                    position.getDir()));
        }
    }

    private boolean isEmphasised(PDFont font) {
        return emphasised.computeIfAbsent(font.getCOSObject(), key -> looksEmphasised(font));
    }

    private static boolean looksEmphasised(PDFont font) {
        var name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        if (name.matches(".*(bold|black|heavy|demi|italic|oblique).*")) {
            return true;
        }
        PDFontDescriptor descriptor = font.getFontDescriptor();
        return descriptor != null
                && (descriptor.getFontWeight() >= BOLD || descriptor.isForceBold() || descriptor.isItalic());
    }
}
