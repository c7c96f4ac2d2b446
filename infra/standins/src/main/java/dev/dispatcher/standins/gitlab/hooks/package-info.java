/// Webhooks, as GitLab sends them.
@NullMarked
package dev.dispatcher.standins.gitlab.hooks;

import org.jspecify.annotations.NullMarked;
