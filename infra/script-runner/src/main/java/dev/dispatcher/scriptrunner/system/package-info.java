/// Processes and pipes as the operating system has them, without what Java puts before them.
@NullMarked
package dev.dispatcher.scriptrunner.system;

import org.jspecify.annotations.NullMarked;
