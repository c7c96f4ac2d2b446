/// SNS on this machine: what is published to the template's topics, and the queues it is handed on to.
@NullMarked
package dev.dispatcher.local.topics;

import org.jspecify.annotations.NullMarked;
