/// A chat in the browser, for whoever has no bot yet.
@NullMarked
package dev.dispatcher.standins.telegram.page;

import org.jspecify.annotations.NullMarked;
