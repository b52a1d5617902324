package com.sun.javafx.font.freetype;

import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.TextRun;

/**
 * Stands before JavaFX's own on the class path, which cannot be loaded on machines without Pango. It sets one glyph after the
 * other: enough for pages that nobody looks at.
 */
class PangoGlyphLayout extends GlyphLayout {

    @Override
    public void layout(TextRun run, PGFont font, FontStrike strike, char[] text) {
        var resource = strike.getFontResource();
        var glyphs = new int[run.getLength()];
        var places = new float[2 * glyphs.length + 2]; // x and y of each, and where the next one would be
        for (var i = 0; i < glyphs.length; i++) {
            glyphs[i] = resource.getGlyphMapper().charToGlyph(text[run.getStart() + i]);
            places[2 * i + 2] = places[2 * i] + resource.getAdvance(glyphs[i], strike.getSize());
        }
        run.shape(glyphs.length, glyphs, places, null);
    }
}
