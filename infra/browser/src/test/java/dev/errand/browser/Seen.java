package dev.errand.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened on a page and in its frames.
 *
 * @param dialogs the texts of alerts and their like
 * @param marks values of the global variable that hostile scripts set
 * @param active what of the document runs or leads to a script, such as an element with {@code onerror}
 * @param outside what was asked of hosts other than this one
 * @param errors what the console says is wrong, failed requests and breaches of the content security policy among it
 * @param wide what sticks out of the window to the right
 * @param text of the page itself, without that of its frames
 */
record Seen(
        List<String> dialogs,
        List<String> marks,
        List<String> active,
        List<String> outside,
        List<String> errors,
        List<String> wide,
        String text) {

    /** What shows that somebody else's script ran, or could have. */
    List<String> injected() {
        var all = new ArrayList<String>();
        dialogs.forEach(text -> all.add("dialog " + text));
        marks.forEach(mark -> all.add("mark " + mark));
        active.forEach(element -> all.add("active " + element));
        outside.forEach(request -> all.add("outside " + request));
        return all;
    }
}
