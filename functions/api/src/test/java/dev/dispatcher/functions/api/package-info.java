@NullMarked
package dev.dispatcher.functions.api;

import org.jspecify.annotations.NullMarked;
