/**
 * Commands: job types that an operator declares in configuration, without code. A {@link dev.errand.command.CommandSpec}
 * is what stands under {@code errand.commands.<name>}; with its name it makes a {@link dev.errand.command.Command}, which
 * knows the job type, checks an input, and fills the {@link dev.errand.command.Template}s of arguments and standard input.
 * {@link dev.errand.command.CommandResult} is what such a job comes to.
 */
@NullMarked
package dev.errand.command;

import org.jspecify.annotations.NullMarked;
