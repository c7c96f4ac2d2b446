/// Saved scripts and their runs: commands, processes, the environment they are given.
@NullMarked
package dev.dispatcher.scripts;

import org.jspecify.annotations.NullMarked;
