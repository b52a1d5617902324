package dev.errand.client.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An answer's body that fails when nothing of it comes for too long: the JDK's client would wait for ever. */
final class StallGuard extends FilterInputStream {

    private final Duration silence;
    private volatile boolean stalled;

    StallGuard(InputStream body, Duration silence) {
        super(body);
        this.silence = silence;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var alarm = new CompletableFuture<Void>();
        var unused = alarm.completeOnTimeout(null, silence.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(this::giveUp);
        try {
            int read = super.read(into, offset, length);
            if (stalled) {
                throw stalled();
            }
            return read;
        } catch (IOException e) {
            throw stalled ? stalled() : e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void giveUp() {
        stalled = true;
        try {
            in.close(); // wakes the reader
        } catch (IOException e) {
            // it is given up anyway
        }
    }

    private IOException stalled() {
        return new IOException("silent for " + silence.toSeconds() + " s");
    }
}
