package dev.errand.api.order.payment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code application/x-www-form-urlencoded} strictly: no name twice, nothing unencoded. */
final class FormText {

    private FormText() {}

    static Map<String, String> parse(String body) {
        var form = new TreeMap<String, String>();
        for (var pair : body.split("&")) {
            var at = pair.indexOf('=');
            if (at < 1 || !pair.matches("[A-Za-z0-9%+_.*=~\\[\\]-]*")) {
                throw new IllegalArgumentException("not form encoded: " + pair);
            }
            var name = URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8);
            var value = URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8);
            if (form.put(name, value) != null) {
                throw new IllegalArgumentException("twice in a form: " + name);
            }
        }
        return form;
    }
}
