/// Two reactions to try the machine with and watch it fail.
@NullMarked
package dev.dispatcher.events.demo;

import org.jspecify.annotations.NullMarked;
