package dev.errand.api.order;

/** What customers write, before it is stored and printed. */
final class Words {

    private Words() {}

    /** Whether nothing of it shows: no-break and ideographic spaces and marks of no width are nothing, too. */
    static boolean isEmpty(String text) {
        return text.codePoints()
                .allMatch(each -> Character.isWhitespace(each)
                        || Character.isSpaceChar(each)
                        || Character.getType(each) == Character.FORMAT);
    }

    /** Whether it is one line of characters that can be printed. */
    static boolean isLine(String text) {
        return text.codePoints().allMatch(Words::isPrintable)
                && text.codePoints().noneMatch(Words::breaksLines);
    }

    /** Whether it is lines of characters that can be printed. */
    static boolean areLines(String text) {
        return text.codePoints().allMatch(each -> isPrintable(each) || each == '\n' || each == '\r' || each == '\t');
    }

    /** Neither a control character, nor half of a pair of surrogates, nor one of the 66 that Unicode keeps free for ever. */
    private static boolean isPrintable(int each) {
        return !Character.isISOControl(each)
                && Character.getType(each) != Character.SURROGATE
                && (each & 0xFFFE) != 0xFFFE
                && (each < 0xFDD0 || each > 0xFDEF);
    }

    private static boolean breaksLines(int each) {
        return each == '\u2028' || each == '\u2029';
    }
}
