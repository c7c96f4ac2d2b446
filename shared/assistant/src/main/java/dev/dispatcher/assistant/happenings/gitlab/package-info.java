/// What GitLab says, as happenings.
@NullMarked
package dev.dispatcher.assistant.happenings.gitlab;

import org.jspecify.annotations.NullMarked;
