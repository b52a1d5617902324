package dev.errand.api.progress;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Notices clients that went without a word, a closed lid or a pulled cable: what was sent to them and is not
 * acknowledged in time closes the connection. Without native transport the kernel's own patience applies, a quarter of
 * an hour.
 */
@Component
class VanishedClients implements NettyServerCustomizer {

    private final int patienceMillis;

    VanishedClients(EventProperties properties) {
        this.patienceMillis = Math.toIntExact(properties.patience().toMillis());
    }

    @Override
    public HttpServer apply(HttpServer server) {
        var kept = server.childOption(ChannelOption.SO_KEEPALIVE, true);
        return Epoll.isAvailable() ? kept.childOption(EpollChannelOption.TCP_USER_TIMEOUT, patienceMillis) : kept;
    }
}
