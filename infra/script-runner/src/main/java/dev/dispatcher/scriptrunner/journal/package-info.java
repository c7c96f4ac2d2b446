/// What the agent and the database say to each other.
@NullMarked
package dev.dispatcher.scriptrunner.journal;

import org.jspecify.annotations.NullMarked;
