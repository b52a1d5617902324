package dev.errand.client.api;

/**
 * One server-sent event.
 *
 * @param id empty when the event had none
 * @param name {@code message} when the event had none
 */
public record ServerEvent(String id, String name, String data) {}
