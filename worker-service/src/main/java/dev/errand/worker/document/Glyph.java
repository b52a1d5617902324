package dev.errand.worker.document;

/**
 * One drawn character (or ligature), in the reading direction of its text.
 *
 * @param direction the angle it is drawn at: 0, 90, 180 or 270
 */
record Glyph(String text, float left, float right, float baseline, float size, boolean emphasised, float direction) {

    boolean blank() {
        return text.isBlank();
    }
}
