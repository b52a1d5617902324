/**
 * What watchers get: a job's events as they happen, and the news that it ended.
 *
 * <p>{@link dev.errand.api.progress.Watchers} hears the bell, {@link dev.errand.api.progress.Lookout} looks for what no
 * bell told; both ring a {@link dev.errand.api.progress.Watch}, whose {@link dev.errand.api.progress.Moment} hands out
 * each {@link dev.errand.api.progress.Page} of events once; an {@link dev.errand.api.progress.EventStream} per
 * connection reads on from its own {@link dev.errand.api.progress.EventId}; {@link
 * dev.errand.api.progress.EventController}.
 */
@NullMarked
package dev.errand.api.progress;

import org.jspecify.annotations.NullMarked;
