/**
 * Checks JSON values against JSON Schemas: inputs when they are submitted, structured answers when they arrive. A {@link
 * dev.errand.schema.JsonSchema} answers with {@link dev.errand.schema.Violation}s.
 */
@NullMarked
package dev.errand.schema;

import org.jspecify.annotations.NullMarked;
