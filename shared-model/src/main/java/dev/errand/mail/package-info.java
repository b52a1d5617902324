/** News for customers and operators, sent as jobs. */
@NullMarked
package dev.errand.mail;

import org.jspecify.annotations.NullMarked;
