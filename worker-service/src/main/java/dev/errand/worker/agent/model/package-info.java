/**
 * Models over HTTP: {@link dev.errand.worker.agent.model.ModelClient} streams one answer from an Anthropic or an
 * OpenAI-compatible server and says in {@link dev.errand.worker.agent.model.ModelFailure} what went wrong. It never
 * retries: the queue does.
 */
@NullMarked
package dev.errand.worker.agent.model;

import org.jspecify.annotations.NullMarked;
