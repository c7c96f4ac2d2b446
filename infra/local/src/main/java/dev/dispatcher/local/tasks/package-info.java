/// Scripts on one machine: the agent as a child process, in the place of a task of ECS.
@NullMarked
package dev.dispatcher.local.tasks;

import org.jspecify.annotations.NullMarked;
