/// A GitLab that is not.
@NullMarked
package dev.dispatcher.standins.gitlab;

import org.jspecify.annotations.NullMarked;
