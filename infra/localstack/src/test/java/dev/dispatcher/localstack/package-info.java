/// The end-to-end tests of `infra/local` with LocalStack's queues and topics.
@NullMarked
package dev.dispatcher.localstack;

import org.jspecify.annotations.NullMarked;
