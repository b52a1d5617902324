package dev.errand.worker;

import dev.errand.worker.engine.Engine;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the engine last and drains it first, so that nothing it needs is gone before it has stopped. */
@Component
class EngineLifecycle implements SmartLifecycle {

    private final Engine engine;
    private volatile boolean running;

    EngineLifecycle(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void start() {
        engine.start();
        running = true;
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            engine.drain();
        }
    }

    @Override
    public void stop(Runnable callback) {
        var thread = Executors.newSingleThreadExecutor();
        thread.execute(() -> {
            try {
                stop();
            } finally {
                callback.run();
            }
        });
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
