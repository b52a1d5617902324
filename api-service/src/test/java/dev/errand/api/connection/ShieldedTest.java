package dev.errand.api.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

@Timeout(60)
class ShieldedTest {

    @Test
    void anAnswerThatComesBeforeItIsAskedForIsKept() {
        var taken = new ArrayList<String>();
        var late = new BaseSubscriber<String>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {} // asks later

            @Override
            protected void hookOnNext(String value) {
                taken.add(value);
            }
        };
        Shielded.from(() -> Mono.just("answer")).subscribe(late);

        late.request(1);

        assertThat(taken).containsExactly("answer");
    }

    @Test
    void workGoesOnWithoutAnybodyWaiting() throws Exception {
        var gate = Sinks.<Integer>one();
        var finished = new CountDownLatch(1);
        Shielded.from(() -> gate.asMono().doOnSuccess(value -> finished.countDown()))
                .subscribe()
                .dispose();
        gate.tryEmitValue(1);
        assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void resultsFailuresAndEmptinessPassThrough() {
        assertThat(Shielded.from(() -> Mono.just(7)).block()).isEqualTo(7);
        assertThat(Shielded.from(Mono::empty).blockOptional()).isEmpty();
        assertThatThrownBy(() -> Shielded.from(() -> Mono.error(new IllegalStateException("no")))
                        .block())
                .hasMessage("no");
        assertThatThrownBy(() -> Shielded.from(() -> {
                            throw new IllegalStateException("at once");
                        })
                        .block())
                .hasMessage("at once");
    }

    @Test
    void whatHasNotBegunIsNotBegunForThoseWhoLeft() {
        var gate = Sinks.<Integer>one();
        var begun = new AtomicInteger();
        var clients = new ArrayList<Disposable>();
        for (var n = 0; n < 500; n++) {
            clients.add(Shielded.from(() -> {
                        begun.incrementAndGet();
                        return gate.asMono();
                    })
                    .subscribe());
        }
        assertThat(begun).hasValue(64);
        clients.forEach(Disposable::dispose);
        gate.tryEmitValue(1);
        assertThat(Shielded.from(() -> Mono.just(1)).block()).isEqualTo(1);
        assertThat(begun).hasValue(64);
    }

    @Test
    void everyoneGetsATurnUnderContention() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var sum = Flux.fromStream(IntStream.range(0, 5_000).boxed())
                .flatMap(
                        n -> Shielded.from(() -> Mono.fromCallable(() -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    Thread.yield();
                                    running.decrementAndGet();
                                    return 1;
                                })
                                .subscribeOn(Schedulers.parallel())),
                        1_000)
                .reduce(Integer::sum)
                .block();
        assertThat(sum).isEqualTo(5_000);
        assertThat(most.get()).isLessThanOrEqualTo(64);
    }
}
