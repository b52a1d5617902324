package dev.errand.worker.webhook;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Answers every question with addresses that were checked before, so that the connection goes to one of these, whatever
 * the name means by then. The name itself stays with the request, for TLS and for the Host header.
 */
final class PinnedResolvers extends AddressResolverGroup<InetSocketAddress> {

    private final List<InetAddress> addresses;

    /** @param addresses at least one */
    PinnedResolvers(List<InetAddress> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** Not kept, as the superclass would for as long as the executor lives: this group serves one request. */
    @Override
    public AddressResolver<InetSocketAddress> getResolver(EventExecutor executor) {
        return newResolver(executor);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Pinned(executor, addresses);
    }

    private static final class Pinned extends AbstractAddressResolver<InetSocketAddress> {
        private final List<InetAddress> addresses;

        Pinned(EventExecutor executor, List<InetAddress> addresses) {
            super(executor, InetSocketAddress.class);
            this.addresses = addresses;
        }

        /** Never: else an address in the URL would be connected to as it stands there. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress asked, Promise<InetSocketAddress> promise) {
            promise.setSuccess(new InetSocketAddress(addresses.get(0), asked.getPort()));
        }

        @Override
        protected void doResolveAll(InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
            promise.setSuccess(addresses.stream()
                    .map(address -> new InetSocketAddress(address, asked.getPort()))
                    .toList());
        }
    }
}
