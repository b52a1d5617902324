package dev.errand.api.document;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A form that was read to its end.
 *
 * @param file where the file is for now, under a name of our own
 * @param name the file's name as its user gave it, fit to be shown
 * @param query what the user wants to know; null if nothing was asked
 */
record Upload(Path file, String name, long size, @Nullable String query) {}
