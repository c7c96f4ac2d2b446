/// The hooks through which forges tell us.
@NullMarked
package dev.dispatcher.assistant.hooks;

import org.jspecify.annotations.NullMarked;
