package dev.errand.api.submit;

import dev.errand.api.problem.Busy;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads bodies into memory: none that is too large, and not too many at once. */
@Component
class Intake {

    /** What is larger is not worked on by the threads that serve all connections. */
    private static final int LARGE = 64 * 1024;

    private final int maxBody;
    private final long maxUnderWay;
    private final AtomicLong underWay = new AtomicLong();

    Intake(SubmitProperties bounds) {
        this.maxBody = (int) Math.min(Integer.MAX_VALUE, bounds.maxBody().toBytes());
        this.maxUnderWay = bounds.maxUnderWay().toBytes();
    }

    /**
     * Hands a body on.
     *
     * @param announced the request's length as it says itself; negative if it does not
     * @return fails with {@link Busy} when too much is under way
     */
    <T> Mono<T> read(long announced, Flux<DataBuffer> body, Function<byte[], Mono<T>> use) {
        if (announced > maxBody) {
            return Mono.error(new DataBufferLimitException("a body of " + announced + " bytes"));
        }
        return Mono.defer(() -> {
            var room = announced < 0 ? maxBody : announced;
            if (underWay.addAndGet(room) > maxUnderWay) {
                underWay.addAndGet(-room);
                return Mono.error(new Busy("too many submissions are being read"));
            }
            var bytes = DataBufferUtils.join(body, maxBody).map(Intake::bytes).defaultIfEmpty(new byte[0]);
            var calm = room > LARGE ? bytes.publishOn(Schedulers.parallel()) : bytes;
            return calm.flatMap(use).doFinally(signal -> underWay.addAndGet(-room));
        });
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
