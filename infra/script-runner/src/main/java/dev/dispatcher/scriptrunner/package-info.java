/// The agent: runs one script, keeps everything it starts in hand, and tells the database what it prints.
@NullMarked
package dev.dispatcher.scriptrunner;

import org.jspecify.annotations.NullMarked;
