/**
 * Financial documents: a PDF comes in and is checked, its analysis is queued, shown and handed out. The paths, fields
 * and words are those that existing clients know.
 *
 * <p>{@link dev.errand.api.document.Upload} reads the request, {@link dev.errand.api.document.PdfCheck} the file, {@link
 * dev.errand.api.document.Documents} stores both with their job; {@link dev.errand.api.document.Tasks} finds them again
 * as {@link dev.errand.api.document.Task}; {@link dev.errand.api.document.DocumentController}.
 */
@NullMarked
package dev.errand.api.document;

import org.jspecify.annotations.NullMarked;
