/// A packaged function in a process of its own, run by AWS's own runtime client as Lambda runs it.
@NullMarked
package dev.dispatcher.sandbox;

import org.jspecify.annotations.NullMarked;
