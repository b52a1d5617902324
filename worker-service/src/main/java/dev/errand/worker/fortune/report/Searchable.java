package dev.errand.worker.fortune.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes the text of a PDF what was written. A CJK font has one glyph for a character and for the radical that looks like it, and the
 * writer of the PDF names the radical (U+2F00 to U+2FDF, U+2E80 to U+2EFF), for which nobody would search.
 *
 * @see <a href="https://www.unicode.org/charts/PDF/U2F00.pdf">Kangxi Radicals</a>, each with its character as a compatibility
 *     decomposition
 */
final class Searchable {

    private static final int CODES = 1 << 16;
    private static final int BLOCK = 100; // the most that a CMap takes at once

    private Searchable() {}

    /** Changes the fonts' tables from glyphs to text, in place. */
    static void make(PDDocument document) throws IOException {
        for (var key : document.getDocument().getXrefTable().keySet()) {
            var object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSDictionary font
                    && COSName.FONT.equals(font.getCOSName(COSName.TYPE))
                    && font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream table) {
                rewrite(table);
            }
        }
    }

    private static void rewrite(COSStream table) throws IOException {
        CMap map;
        try (var in = table.createView()) {
            map = new CMapParser().parse(in);
        }
        var lines = new ArrayList<String>();
        for (var code = 0; code < CODES; code++) {
            var text = map.toUnicode(code, 2);
            if (text != null) {
                lines.add("<%04X> <%s>".formatted(code, hex(character(text))));
            }
        }
        try (var out = table.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(cmap(lines).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String character(String text) {
        var first = text.codePointAt(0);
        return first >= 0x2E80 && first <= 0x2FDF ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
    }

    private static String hex(String text) {
        var hex = new StringBuilder();
        for (var unit : text.getBytes(StandardCharsets.UTF_16BE)) {
            hex.append("%02X".formatted(unit));
        }
        return hex.toString();
    }

    private static String cmap(List<String> lines) {
        var text = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (var start = 0; start < lines.size(); start += BLOCK) {
            var block = lines.subList(start, Math.min(start + BLOCK, lines.size()));
            text.append(block.size()).append(" beginbfchar\n");
            block.forEach(line -> text.append(line).append('\n'));
            text.append("endbfchar\n");
        }
        return text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
