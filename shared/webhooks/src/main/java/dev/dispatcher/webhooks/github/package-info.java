/// GitHub's webhooks.
@NullMarked
package dev.dispatcher.webhooks.github;

import org.jspecify.annotations.NullMarked;
