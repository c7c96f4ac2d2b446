/// Stands by buttons: asked for, followed on their cards, extended, retried and deleted.
@NullMarked
package dev.dispatcher.assistant.commands.stands;

import org.jspecify.annotations.NullMarked;
