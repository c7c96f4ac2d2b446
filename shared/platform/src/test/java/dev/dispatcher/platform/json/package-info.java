@NullMarked
package dev.dispatcher.platform.json;

import org.jspecify.annotations.NullMarked;
