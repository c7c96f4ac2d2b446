/// What API Gateway does: routes, events in payload format 2.0, answers, limits.
@NullMarked
package dev.dispatcher.local.http;

import org.jspecify.annotations.NullMarked;
