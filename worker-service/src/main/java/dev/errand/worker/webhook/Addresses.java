package dev.errand.worker.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks hosts up, once per attempt, and refuses those that are not wholly public. */
final class Addresses {

    /** Where names are looked up; fails if there is no such host. Blocks. */
    @FunctionalInterface
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final Names names;
    private final boolean allowPrivate;

    Addresses(Names names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** The host's addresses may not be connected to. The message does not tell them: they may be a private network's. */
    static final class NotPublic extends Exception {
        private static final long serialVersionUID = 1L;

        NotPublic(String message) {
            super(message);
        }
    }

    /** The addresses to connect to, at least one: of a host name or of what stands for an address in a URL. */
    List<InetAddress> of(String host) throws UnknownHostException, NotPublic {
        var found = List.of(names.lookUp(host));
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (!allowPrivate && !found.stream().allMatch(SpecialRanges::isPublic)) {
            throw new NotPublic("the host has an address that is not of the public internet");
        }
        return found;
    }
}
