/// Webhooks: who wants to hear, what was brought to them and what they said.
@NullMarked
package dev.dispatcher.standins.github.hooks;

import org.jspecify.annotations.NullMarked;
