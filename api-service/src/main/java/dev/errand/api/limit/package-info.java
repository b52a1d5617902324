/**
 * What an account may use: submits in a minute, jobs in flight, runs at once, uploads and money in a day, event streams. Runs and
 * money are kept by the workers as well, which hold the jobs that are over them.
 */
@NullMarked
package dev.errand.api.limit;

import org.jspecify.annotations.NullMarked;
