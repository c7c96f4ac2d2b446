/// What a function's code can ask AWS for, read from the class files of its packaged jar.
@NullMarked
package dev.dispatcher.local.roles;

import org.jspecify.annotations.NullMarked;
