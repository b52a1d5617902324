/**
 * Whether documentation and composition name the settings that there are.
 *
 * <p>{@link dev.errand.testing.settings.ServiceSettings} reads a service's settings from its classes and its
 * {@code application.yaml}, {@link dev.errand.testing.settings.DocumentedSettings} those that the tables of {@code docs/}
 * list, {@link dev.errand.testing.settings.ComposedSettings} those that {@code docker-compose.yml} passes on.
 */
@NullMarked
package dev.errand.testing.settings;

import org.jspecify.annotations.NullMarked;
