/// Who wants to hear what, and what nobody does.
@NullMarked
package dev.dispatcher.assistant.subscriptions;

import org.jspecify.annotations.NullMarked;
