/// Repositories, runs, pull requests and accounts, and what happens to them.
@NullMarked
package dev.dispatcher.standins.github.world;

import org.jspecify.annotations.NullMarked;
