/**
 * Runs other people's programs: {@link dev.errand.worker.command.ProgramRunner} starts a {@link
 * dev.errand.worker.command.Launch} in a {@link dev.errand.worker.command.RunDirectory}, hands its output to an {@link
 * dev.errand.worker.command.OutputSink}, keeps its {@link dev.errand.worker.command.Clocks}, stops all of it when it must,
 * and says how it ended ({@link dev.errand.worker.command.Ending}, with a {@link dev.errand.worker.command.Receipt} of what
 * was killed). Nothing a program started outlives its attempt, nor the worker.
 *
 * <p>On top of it: the handlers of the commands that the configuration declares.
 */
@NullMarked
package dev.errand.worker.command;

import org.jspecify.annotations.NullMarked;
