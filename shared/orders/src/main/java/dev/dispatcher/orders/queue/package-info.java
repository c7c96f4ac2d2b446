/// Orders that come over SQS, by themselves or in the envelopes of SNS.
@NullMarked
package dev.dispatcher.orders.queue;

import org.jspecify.annotations.NullMarked;
