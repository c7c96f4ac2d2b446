/// GitLab, in the hands of one person.
@NullMarked
package dev.dispatcher.assistant.gitlab;

import org.jspecify.annotations.NullMarked;
