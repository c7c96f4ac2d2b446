/// Answers GitHub's webhooks.
@NullMarked
package dev.dispatcher.functions.githubwebhook;

import org.jspecify.annotations.NullMarked;
