/// Answers GitLab's webhooks.
@NullMarked
package dev.dispatcher.functions.gitlabwebhook;

import org.jspecify.annotations.NullMarked;
