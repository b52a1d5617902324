/** Offers the commands that the operator declares under {@code errand.commands}: {@link dev.errand.api.command.CommandTypes}. */
@NullMarked
package dev.errand.api.command;

import org.jspecify.annotations.NullMarked;
