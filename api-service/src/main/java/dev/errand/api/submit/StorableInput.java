package dev.errand.api.submit;

import tools.jackson.databind.JsonNode;

/** What PostgreSQL's jsonb cannot hold although it is JSON: refused with its place, not by an error of the statement. */
final class StorableInput {

    /** Digits before and after the point, which numeric may have. */
    private static final int MOST_DIGITS = 131_072;

    private static final int MOST_DECIMALS = 16_383;

    private StorableInput() {}

    static void check(JsonNode value, String pointer, Faults faults) {
        if (faults.full()) {
            return;
        }
        if (value.isString()) {
            text(value.stringValue(), pointer, faults);
        } else if (value.isNumber()) {
            number(value, pointer, faults);
        } else if (value.isObject()) {
            for (var property : value.properties()) {
                var place = pointer + "/" + Faults.escape(property.getKey());
                text(property.getKey(), place, faults);
                check(property.getValue(), place, faults);
            }
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                check(value.get(i), pointer + "/" + i, faults);
            }
        }
    }

    private static void text(String text, String pointer, Faults faults) {
        if (text.indexOf('\0') >= 0) {
            faults.add(pointer.replace("\0", "\\u0000"), "holds a NUL, which no text of a job may", null);
        } else if (hasLoneSurrogate(text)) {
            faults.add(pointer, "holds half a surrogate pair, which is no character", null);
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private static void number(JsonNode value, String pointer, Faults faults) {
        if (value.isBigDecimal()) {
            var number = value.decimalValue();
            if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DECIMALS) {
                faults.add(pointer, "is a number that cannot be stored", null);
            }
        }
    }
}
