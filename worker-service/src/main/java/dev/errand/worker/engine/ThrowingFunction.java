package dev.errand.worker.engine;

/** A function that may fail in any way. */
@FunctionalInterface
public interface ThrowingFunction<E, T> {
    T apply(E value) throws Exception;
}
