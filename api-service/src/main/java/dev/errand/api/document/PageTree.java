package dev.errand.api.document;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** The pages that a PDF really has, whatever its count says; each is looked at, so that a missing one is noticed. */
final class PageTree {

    private final COSDictionary root;
    private final int most;
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param most when to stop counting */
    PageTree(COSDictionary catalog, int most) {
        var pages = catalog.getCOSDictionary(COSName.PAGES);
        if (pages == null) {
            throw BadDocument.damaged();
        }
        this.root = pages;
        this.most = most;
    }

    /** Fails with {@link BadDocument} if there are more, if one is missing, or if the tree is none. */
    int count() {
        Deque<COSDictionary> open = new ArrayDeque<>();
        open.push(root);
        var pages = 0;
        while (!open.isEmpty()) {
            var node = open.pop();
            var kids = node.getCOSArray(COSName.KIDS);
            if (kids != null) {
                openAll(kids, open);
            } else if (!COSName.PAGES.equals(node.getCOSName(COSName.TYPE))) {
                pages++;
            }
            if (pages + open.size() > most) {
                throw BadDocument.tooManyPages(most);
            }
        }
        return pages;
    }

    private void openAll(COSArray kids, Deque<COSDictionary> open) {
        if (kids.size() > most) {
            throw BadDocument.tooManyPages(most);
        }
        for (var i = 0; i < kids.size(); i++) {
            if (!(kids.getObject(i) instanceof COSDictionary kid) || !seen.add(kid)) {
                throw BadDocument.damaged();
            }
            open.push(kid);
        }
    }
}
