package dev.errand.local;

/**
 * One server-sent event.
 *
 * @param id empty when the event had none
 * @param name {@code message} when the event had none
 */
record ServerEvent(String id, String name, String data) {}
