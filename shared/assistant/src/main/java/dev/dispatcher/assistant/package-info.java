/// GitLab and GitHub in Telegram: what happens there, who hears of it, and how it is said.
@NullMarked
package dev.dispatcher.assistant;

import org.jspecify.annotations.NullMarked;
