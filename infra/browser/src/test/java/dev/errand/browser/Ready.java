package dev.errand.browser;

/** When a page shows what it is there for, as JavaScript. */
final class Ready {

    static final String REPORT = "document.querySelector('p.end')";
    static final String ANY = "document.readyState === 'complete'";
    static final String SHOP =
            "document.querySelectorAll('#orders li').length && document.querySelectorAll('#experts label').length"
                    + " && document.querySelector('#account').textContent";
    static final String ORDER = SHOP + " && !document.querySelector('#task').hidden"
            + " && document.querySelector('#orders [aria-current=true]')";
    static final String MAILBOX =
            "document.querySelectorAll('#messages li').length && document.querySelector('#account').textContent";
    static final String MESSAGE = MAILBOX + " && !document.querySelector('#message').hidden";
    static final String DOCUMENTS = "document.querySelectorAll('#tasks li').length"
            + " && document.querySelector('#workers').textContent.includes('worker')"
            + " && document.querySelector('#account').textContent";
    static final String DOCUMENT = DOCUMENTS + " && document.querySelector('#result h3')";

    private Ready() {}
}
