/// What every function stands on and no domain owns: settings, JSON, queues, logs, metrics, time, ids, secrets.
@NullMarked
package dev.dispatcher.platform;

import org.jspecify.annotations.NullMarked;
