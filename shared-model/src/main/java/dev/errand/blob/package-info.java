/**
 * Files that API and workers hand each other.
 *
 * <p>{@link dev.errand.blob.BlobStores} is what the configuration chose; it gives each pool its {@link
 * dev.errand.blob.BlobStore}, which stages and keeps files, names them by {@link dev.errand.blob.BlobId} and reads them
 * back: {@code PostgresBlobStore} beside the rows, {@code S3BlobStore} in object storage. {@code BlobRows} and {@code
 * BlobBytes} are what both need. It fails with {@link dev.errand.blob.MissingBlob}, {@link dev.errand.blob.DamagedBlob}
 * or {@link dev.errand.blob.BlobsAway}.
 */
@NullMarked
package dev.errand.blob;

import org.jspecify.annotations.NullMarked;
