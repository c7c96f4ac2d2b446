/// The routes under `/commands` and `/processes`, and what their bodies and answers look like.
@NullMarked
package dev.dispatcher.functions.api.scripts;

import org.jspecify.annotations.NullMarked;
