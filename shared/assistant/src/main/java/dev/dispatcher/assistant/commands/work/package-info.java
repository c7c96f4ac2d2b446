/// What is to be done at the forges, and doing it.
@NullMarked
package dev.dispatcher.assistant.commands.work;

import org.jspecify.annotations.NullMarked;
