/// GitLab's webhooks.
@NullMarked
package dev.dispatcher.webhooks.gitlab;

import org.jspecify.annotations.NullMarked;
