/// A GitHub that is not: repositories with workflows and pull requests, hooks, and people who sign in.
@NullMarked
package dev.dispatcher.standins.github;

import org.jspecify.annotations.NullMarked;
