/// GitLab, as far as stands need it: what we ask, what it answers, and what can go wrong on the way.
@NullMarked
package dev.dispatcher.stands.gitlab;

import org.jspecify.annotations.NullMarked;
