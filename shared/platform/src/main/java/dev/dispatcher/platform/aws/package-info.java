/// How we reach AWS: region, credentials, endpoints, and signatures for what has no client here.
@NullMarked
package dev.dispatcher.platform.aws;

import org.jspecify.annotations.NullMarked;
