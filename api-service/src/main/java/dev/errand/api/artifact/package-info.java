/**
 * The files that jobs made: {@link dev.errand.api.artifact.Artifacts} finds them, {@link
 * dev.errand.api.artifact.ArtifactController} hands them out.
 */
@NullMarked
package dev.errand.api.artifact;

import org.jspecify.annotations.NullMarked;
