/// SQS on this machine, and the pollers that hand its messages to functions as Lambda does.
@NullMarked
package dev.dispatcher.local.queues;

import org.jspecify.annotations.NullMarked;
