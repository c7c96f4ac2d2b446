/// Asks a new version of the API for its health before it gets traffic.
@NullMarked
package dev.dispatcher.functions.smoketest;

import org.jspecify.annotations.NullMarked;
