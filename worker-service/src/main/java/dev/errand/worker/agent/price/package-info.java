/** What models cost: a shipped list, which an administrator may correct. */
@NullMarked
package dev.errand.worker.agent.price;

import org.jspecify.annotations.NullMarked;
